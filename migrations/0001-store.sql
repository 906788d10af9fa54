-- The store: what every room leans on, and nobody's passport.
--
-- Two roles. The owner of the tables runs these files and nothing else. The app works as a member of `pvs_app`, which owns
-- nothing and gets each right by name. It is made here when the administrator of the server has not done so.
--
-- No row security in this schema: nothing here is of one passport. The outbox holds ids and sealed bytes that the jobs take
-- whoever they are about, `once` and `tally` hold hashes. Tables that hold something of a passport do have it (0002).

do $$
begin
  if not exists (select from pg_roles where rolname = 'pvs_app') then
    create role pvs_app nologin;
  end if;
exception when duplicate_object then null; -- another database on this server made it at the same moment
end $$;

create schema store;
grant usage on schema store to pvs_app;

create table store.migration (
  number integer primary key check (number > 0),
  name text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null
);
grant select on store.migration to pvs_app;

-- Work that must follow from a transaction, written in it: letters to send, things to clean up. `payload` holds nothing
-- personal; what is personal stands sealed. `about` is the passport that the line is about, so that deleting the passport takes
-- its lines along.
create table store.outbox (
  id uuid primary key,
  kind text not null check (kind ~ '^[a-z][a-z0-9-]{1,40}$'),
  payload jsonb,
  sealed bytea,
  about uuid,
  due timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  locked_until timestamptz,
  done_at timestamptz,
  failed text check (failed ~ '^[a-z][a-z0-9-]{1,40}$')
);
create index outbox_due on store.outbox (kind, due) where done_at is null;
create index outbox_done on store.outbox (done_at) where done_at is not null;
create index outbox_about on store.outbox (about) where about is not null;
grant select, insert, update, delete on store.outbox to pvs_app;

-- A form that is posted twice counts once: the key of the form, hashed with whose it is, and what the first post led to.
create table store.once (
  key bytea primary key check (octet_length(key) = 32),
  at timestamptz not null,
  result text
);
create index once_at on store.once (at);
grant select, insert, update, delete on store.once to pvs_app;

-- Tries, counted per purpose and hashed key. The shape is that of rate-limiter-flexible.
create table store.tally (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index tally_expire on store.tally (expire);
grant select, insert, update, delete on store.tally to pvs_app;
