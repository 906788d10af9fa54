-- after: sha256 c8f07859cf231e6245ff8ff1d94f9ca49cf49b2a3e3b6c83d265c04beb8c4f87
-- identity: coming in with the account of a school. Who somebody is, is the issuer with its subject: never an e-mail address. Kept as a blind index alone.

create table identity.school_way (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  account_index bytea not null unique,
  issuer text not null,
  linked timestamptz not null,
  used timestamptz not null
);
create index school_way_owner on identity.school_way (owner);
alter table identity.school_way enable row level security;
alter table identity.school_way force row level security;
create policy own on identity.school_way to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy bearer on identity.school_way for select to pvs_app using (account_index = access.secret());

-- Of somebody at work: linked once they came in by the code that was mailed to the enrolled address, and their second step.
create table identity.school_person (
  account_index bytea primary key,
  person uuid not null references identity.person on delete cascade,
  issuer text not null,
  linked timestamptz not null
);

-- One going to the school's own page and back. `back`: the account, once the school told it; then it waits for what it is to open.
create table identity.school_attempt (
  browser_hash bytea primary key,
  issuer text not null,
  "for" text not null check ("for" in ('young', 'staff', 'link')),
  session uuid,
  state text not null,
  nonce text not null,
  verifier text not null,
  device text not null check (device in ('own', 'shared')),
  ends timestamptz not null,
  sent timestamptz,
  back bytea,
  two_factors boolean not null default false
);

alter table identity.attempt drop constraint attempt_factor_check;
alter table identity.attempt add constraint attempt_factor_check check (factor in ('passkey', 'app', 'recovery', 'school'));

grant select, insert, update, delete on identity.school_way, identity.school_person, identity.school_attempt to pvs_app;
