-- after: sha256 ca876e2afc1da29dfaa025fb56ba8e012f5425aab76c7070bb6460d480d288cb
-- passport: "Alleen voor mij" (F90): words that only their owner's browser can open. `sealed` is what the browser gave, sealed once more under the
-- passport's own key, so that deleting the passport makes it noise too. Who has both keys and database has the browser's seal before them, and no code.
create table passport.locked (
  owner uuid primary key references passport.passport on delete cascade,
  revision integer not null,
  sealed bytea not null,
  saved timestamptz not null
);
alter table passport.locked enable row level security;
alter table passport.locked force row level security;
create policy own on passport.locked to pvs_app using (access.own(owner)) with check (access.own(owner));
grant select, insert, update, delete on passport.locked to pvs_app;
