-- after: sha256 cf563441aacc7b9047a6ff4454a8ed4726c2af44e979ddacdd3a4e517c5580a6
-- sharing: a fixed copy, an answer back, a longer end, and what the owner has seen of it.

-- Live (the newest, always) or a copy, as it was when it was given (F84). Of a copy the receiver reads no answer, only the copy.
alter table sharing."grant" add column copy boolean not null default false;
create table sharing.copy (
  "grant" uuid primary key,
  owner uuid not null,
  sealed bytea not null,
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);

-- What the receiver let the owner know (F70): read, agreed, or cannot and why.
create table sharing.reply (
  "grant" uuid primary key,
  owner uuid not null,
  kind text not null check (kind in ('read', 'agreed', 'cannot')),
  sealed bytea,
  at timestamptz not null,
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);

-- Until when the owner has seen what happened (U45).
create table sharing.seen (
  owner uuid primary key references passport.passport on delete cascade,
  at timestamptz not null
);

do $$
declare t regclass;
begin
  foreach t in array array['sharing.copy', 'sharing.reply', 'sharing.seen']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to pvs_app using (access.own(owner)) with check (access.own(owner))', t);
  end loop;
end $$;
-- pvs.passport stands only while the share does, so these open nothing after it was stopped or ended.
create policy receiver on sharing.copy for select to pvs_app
  using (access.kind() = 'receiver' and "grant" = access.actor() and owner = access.passport());
create policy receiver on sharing.reply to pvs_app
  using (access.kind() = 'receiver' and "grant" = access.actor() and owner = access.passport())
  with check (access.kind() = 'receiver' and "grant" = access.actor() and owner = access.passport());
grant select, insert on sharing.copy to pvs_app;
grant select, insert, update on sharing.reply, sharing.seen to pvs_app;

-- The same as before, and of a copy no chapter and no answer.
create or replace function access.as_receiver(e access.entering) returns jsonb language plpgsql as $$
declare g record; reachable boolean;
begin
  select x.owner,
    case when x.copy then '{}' else x.chapters end as chapters, case when x.copy then '{}' else x.questions end as questions,
    case when x.copy then '{}' else x.extra end as extra,
    case when x.withdrawn is not null then 'stopped' when x.starts is null or x.starts > e.at then 'draft'
      when x.ends <= e.at then 'ended' when a."grant" is null then 'offered' else 'open' end as state
    into g from sharing."grant" x left join sharing.acceptance a on a."grant" = x.id where x.id = e.actor;
  reachable := e.there and g.owner is not null and g.owner = e.passport;
  if reachable and g.state = 'open' then
    perform set_config('pvs.passport', e.passport::text, true),
      set_config('pvs.chapters', g.chapters::text, true), set_config('pvs.questions', g.questions::text, true),
      set_config('pvs.extra', g.extra::text, true);
  end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'grantState', g.state, 'grantChapters', coalesce(g.chapters, '{}'),
    'grantQuestions', coalesce(g.questions, '{}'), 'grantExtra', coalesce(g.extra, '{}')));
end $$;

-- Who holds the code of a share that ended can ask once whether it may last longer (C3, F88). The code itself is the key.
create table sharing.ask (
  "grant" uuid primary key,
  owner uuid not null,
  at timestamptz not null,
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);
alter table sharing.ask enable row level security;
alter table sharing.ask force row level security;
create policy own on sharing.ask to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy bearer on sharing.ask for insert to pvs_app
  with check (exists (select from sharing."grant" g where g.id = "grant" and g.owner = ask.owner and g.code_index = access.secret()));
grant select, insert on sharing.ask to pvs_app;
