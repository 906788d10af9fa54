-- after: sha256 67c86d16f2b2d9e93c395c1960a1db9f1447877b64278cb5d964989bb5f482c5
-- Reminders that are due once (C14, F71), and whether a paper's share still stands (C19).

-- What the young person was reminded of, by letter or not. `about`: a share, or an agreement.
create table sharing.reminder (
  about uuid not null,
  owner uuid not null references passport.passport on delete cascade,
  kind text not null check (kind in ('ends', 'evaluate')),
  at timestamptz not null,
  primary key (about, kind)
);
create index reminder_owner on sharing.reminder (owner);
alter table sharing.reminder enable row level security;
alter table sharing.reminder force row level security;
create policy own on sharing.reminder to pvs_app using (access.own(owner)) with check (access.own(owner));
grant select, insert, update on sharing.reminder to pvs_app;

-- On paper stands a code of the share by which anybody sees whether it still stands, and nothing else. It opens nothing.
alter table sharing."grant" add column paper_index bytea unique;

-- The night watch finds what is due, and whoever types a paper's code learns one word and a day. The tables' owner is under the policies too
-- (forced): these let it see just this, in these functions.
create function sharing.watching(p_what text) returns boolean language sql stable
  as $$ select current_setting('pvs.watching', true) = p_what $$;
create policy due_find on sharing."grant" for select to current_user using (sharing.watching('reminders') or sharing.watching('paper'));
create policy due_find on sharing.reply for select to current_user using (sharing.watching('reminders'));
create policy due_find on sharing.reminder for select to current_user using (sharing.watching('reminders'));
create policy due_find on talks.agreement for select to current_user using (sharing.watching('reminders'));

-- A share that ends within a week, unless it was given for less than that; and an agreement on support, a year after it was made or on its day.
create function sharing.reminders_due(p_now timestamptz, p_after uuid, p_most integer)
returns table (about uuid, owner uuid, kind text) language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('pvs.watching', 'reminders', true);
  return query select d.about, d.owner, d.kind from (
      select g.id as about, g.owner, 'ends' as kind, g.ends - interval '7 days' as since from sharing."grant" g
        where g.starts is not null and g.withdrawn is null and g.ends > p_now and g.ends - interval '7 days' <= p_now
          and g.starts <= g.ends - interval '7 days'
      union all select r."grant", r.owner, 'evaluate', r.at + interval '1 year' from sharing.reply r
        where r.kind = 'agreed' and r.at + interval '1 year' <= p_now
      union all select a.id, a.owner, 'evaluate', a.evaluate::timestamp at time zone 'Europe/Amsterdam' from talks.agreement a
        where a.kind = 'support' and a.evaluate <= (p_now at time zone 'Europe/Amsterdam')::date) d
    where (p_after is null or d.about > p_after)
      and not exists (select from sharing.reminder m where m.about = d.about and m.kind = d.kind and m.at >= d.since)
    order by d.about limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;

-- `stands`, `ended` or `stopped`, and until or since when; nothing for a code of no paper.
create function sharing.paper_state(p_index bytea, p_now timestamptz)
returns table (state text, day timestamptz) language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('pvs.watching', 'paper', true);
  return query select case when g.withdrawn is not null then 'stopped' when g.ends <= p_now then 'ended' else 'stands' end,
      coalesce(g.withdrawn, g.ends) from sharing."grant" g where g.paper_index = p_index and g.starts is not null;
  perform set_config('pvs.watching', '', true);
end $$;
revoke execute on function sharing.reminders_due(timestamptz, uuid, integer), sharing.paper_state(bytea, timestamptz) from public;
grant execute on function sharing.reminders_due(timestamptz, uuid, integer), sharing.paper_state(bytea, timestamptz) to pvs_app;
