-- after: sha256 386397b1d969a39c8b0c4d322e9b56ede59eccc644e79475a75e6cacd9f0f05c
-- identity: passkeys of young people, and when an own factor (passkey, card code, code at the own address) was last shown in a session.

-- Everybody who is signed in now came in with the card or the own address, some time ago.
alter table identity.session add column proven timestamptz default '2026-01-01Z';
alter table identity.session alter column proven drop default;

-- Found by the hash of its id by who uses it. `name`: what its owner calls it, sealed under the passport's own key.
create table identity.passkey (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  credential text not null,
  credential_hash bytea not null unique,
  public_key text not null,
  algorithm text not null check (algorithm in ('ES256', 'RS256')),
  counter bigint not null,
  name bytea not null,
  made timestamptz not null,
  used timestamptz not null
);
create index passkey_owner on identity.passkey (owner);

alter table identity.passkey enable row level security;
alter table identity.passkey force row level security;
create policy own on identity.passkey to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy bearer on identity.passkey for select to pvs_app using (credential_hash = access.secret());
grant select, insert, update, delete on identity.passkey to pvs_app;
