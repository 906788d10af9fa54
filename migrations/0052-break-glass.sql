-- after: sha256 3694fb16721e38a50a9dbea0aa984431f5ed64c26137ee973657747e80d9ce4c
-- emergency (F96): whoever runs the installation opens one passport only when two keyholders say so, each with a code of their own. The young person is told.
create schema emergency;
grant usage on schema emergency to pvs_app;

-- Named people, chosen by the region. `name` is sealed for the house; the code is a blind index, shown at making alone.
create table emergency.keyholder (
  id uuid primary key,
  name bytea not null,
  code_index bytea not null unique,
  made timestamptz not null,
  ended timestamptz
);
-- One asking and, by another keyholder, one opening. `reason` and `names` are sealed under the passport's own key: for the young person to read.
create table emergency.glass (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  reason bytea not null,
  asker uuid not null references emergency.keyholder,
  asked timestamptz not null,
  opener uuid references emergency.keyholder check (opener <> asker),
  opened timestamptz,
  names bytea,
  seen timestamptz,
  check ((opener is null) = (opened is null) and (opened is null) = (names is null))
);
create index glass_owner on emergency.glass (owner);

alter table emergency.keyholder enable row level security;
alter table emergency.keyholder force row level security;
create policy runs on emergency.keyholder to pvs_app using (access.kind() = 'system') with check (access.kind() = 'system');
alter table emergency.glass enable row level security;
alter table emergency.glass force row level security;
create policy own on emergency.glass to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy find on emergency.glass for select to pvs_app using (access.kind() = 'system');
grant select, insert on emergency.keyholder, emergency.glass to pvs_app;
grant update (ended) on emergency.keyholder to pvs_app;
grant update (opener, opened, names, seen) on emergency.glass to pvs_app;
