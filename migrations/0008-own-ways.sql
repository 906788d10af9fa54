-- after: sha256 67aef7bbe2443e4531e9f1e3bf201127c94415d3b542852f1382ca0fae03fc3d
-- identity: an own e-mail address, that stays when the school is left, and the codes that are mailed to it.

-- Found by its blind index by who types it; the address itself is sealed under the passport's own key.
create table identity.address (
  owner uuid primary key references passport.passport on delete cascade,
  mail_index bytea not null unique,
  sealed bytea not null,
  confirmed timestamptz not null
);

-- One asking for a code. `browser_hash`: the browser that asked, the only one where the code counts. An unknown address gets a row too,
-- without an owner: it looks and lasts the same. `sealed`: the address that is to be confirmed.
create table identity.own_attempt (
  id uuid primary key,
  browser_hash bytea not null unique,
  owner uuid references passport.passport on delete cascade,
  code_index bytea not null,
  mail_index bytea not null,
  sealed bytea,
  made timestamptz not null,
  ends timestamptz not null,
  tries integer not null default 0,
  used timestamptz
);

do $$
declare t regclass;
begin
  foreach t in array array['identity.address', 'identity.own_attempt']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to pvs_app using (access.own(owner)) with check (access.own(owner))', t);
  end loop;
end $$;
create policy bearer on identity.address for select to pvs_app using (mail_index = access.secret());
create policy bearer on identity.own_attempt to pvs_app
  using (browser_hash = access.secret()) with check (browser_hash = access.secret());
grant select, insert, update, delete on identity.address, identity.own_attempt to pvs_app;

-- A code that is over opens nothing; its row goes too.
create policy tidy_find on identity.own_attempt for select to current_user using (ends < now());
create policy tidy on identity.own_attempt for delete to current_user using (ends < now());
create function identity.forget_attempts() returns void language sql security definer set search_path = pg_catalog
  as $$ delete from identity.own_attempt where ends < now() $$;
revoke execute on function identity.forget_attempts() from public;
grant execute on function identity.forget_attempts() to pvs_app;
