-- after: sha256 5fa89c1ba1afe907dfa9b08972f1b472c3a868c0844e1f2a0fcf28de803a2782
-- The school in one page (F51, F52, decision 0047): numbers of a whole class or school, never of one young person, for a dean.

-- "Heb je je aangemeld?": said by the young person, about one school year. The own mentor sees it; a school sees a part of all.
create table passport.applied (
  owner uuid primary key references passport.passport on delete cascade,
  state text not null check (state in ('yes', 'not-yet', 'help')),
  year text not null,
  said timestamptz not null
);
alter table passport.applied enable row level security;
alter table passport.applied force row level security;
create policy own on passport.applied to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy lesson on passport.applied for select to pvs_app
  using (access.kind() = 'mentor' and exists (
    select from organisations.member m
    where m.owner = applied.owner and m."group" = any (access.groups()) and m."left" is null));
grant select, insert, update, delete on passport.applied to pvs_app;

-- The tables' owner is under the policies too (forced), and counts for a dean; the app's role sees none of those rows.
create policy school_count on passport.progress for select to current_user
  using (access.kind() = 'dean' and exists (
    select from organisations.member m where m.owner = progress.owner and m."group" = any (access.groups()) and m."left" is null));
create policy school_count on passport.applied for select to current_user
  using (access.kind() = 'dean' and exists (
    select from organisations.member m where m.owner = applied.owner and m."group" = any (access.groups()) and m."left" is null));

-- Per group of this hat: how many take part, how many are on the way and how many stamped every chapter. Fewer than five are not counted apart:
-- then it would be about somebody.
create function passport.school_progress() returns table ("group" uuid, members integer, begun integer, finished integer)
language sql stable security definer set search_path = pg_catalog as $$
  select c."group", c.members, case when c.members >= 5 then c.begun end, case when c.members >= 5 then c.finished end
  from (
    select m."group", count(*)::int as members,
      count(*) filter (where exists (select from jsonb_each(p.chapters) x
        where x.value ->> 'stamped' is not null or (x.value ->> 'done')::int > case x.key when 'wie' then 1 else 0 end))::int as begun,
      count(*) filter (where p.owner is not null and not exists (select from jsonb_each(p.chapters) x where x.value ->> 'stamped' is null))::int as finished
    from organisations.member m left join passport.progress p on p.owner = m.owner
    where access.kind() = 'dean' and m."group" = any (access.groups()) and m."left" is null
    group by m."group") c
$$;

-- Of the whole school: how many said something, in tens, and which part of them said yes, in quarters. Nothing under ten.
create function passport.school_applied(p_year text) returns table (said integer, quarters integer, help boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select (c.said / 10) * 10, round(4.0 * c.yes / c.said)::int, c.help >= 5
  from (
    select count(*)::int as said, count(*) filter (where a.state = 'yes')::int as yes, count(*) filter (where a.state = 'help')::int as help
    from passport.applied a
    where access.kind() = 'dean' and a.year = p_year and exists (
      select from organisations.member m where m.owner = a.owner and m."group" = any (access.groups()) and m."left" is null)) c
  where c.said >= 10
$$;
revoke execute on function passport.school_progress(), passport.school_applied(text) from public;
grant execute on function passport.school_progress(), passport.school_applied(text) to pvs_app;
