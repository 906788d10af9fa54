-- after: sha256 d086440c37619e7c4978e0a237e8376c3c8ed43fd517a93d200d66e77bb60821
-- identity: what somebody at work shows beside the mailed code: a passkey, or a code of an app. Recovery codes for when both are lost.

-- What stands of a sign-in on its way: on which device, which second factor was shown, and the secret of an app that is being set up.
alter table identity.attempt
  add column device text check (device in ('own', 'shared')),
  add column factor text check (factor in ('passkey', 'app', 'recovery')),
  add column factor_tries integer not null default 0,
  add column pending bytea;

-- An app that counts (RFC 6238). The secret is sealed for the house. `step`: the last moment whose code was used; no earlier one counts.
create table identity.app (
  person uuid primary key references identity.person on delete cascade,
  sealed bytea not null,
  step integer not null,
  made timestamptz not null
);

-- Codes on paper, each for once. Found by their index, shown at making alone.
create table identity.recovery (
  person uuid not null references identity.person on delete cascade,
  code_index bytea not null,
  primary key (person, code_index)
);

create table identity.staff_passkey (
  id uuid primary key,
  person uuid not null references identity.person on delete cascade,
  credential text not null unique,
  public_key text not null,
  algorithm text not null check (algorithm in ('ES256', 'RS256')),
  counter bigint not null,
  about text not null,
  made timestamptz not null,
  used timestamptz not null
);
create index staff_passkey_person on identity.staff_passkey (person);

-- What a passkey is asked to sign, once. `index`: for whom and what for.
create table identity.challenge (
  index bytea primary key,
  challenge text not null,
  ends timestamptz not null
);

grant select, insert, update, delete on identity.app, identity.recovery, identity.staff_passkey, identity.challenge to pvs_app;
