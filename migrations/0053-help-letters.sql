-- after: sha256 8388bea3ea99d64324e2af10c0e76a9d59beb04ac82090ca63b1aa8c6b6f3a8c
-- Who works at a Doorstroompunt is written to once a day at the most, and not of who took it back (0061).
create table aftercare.written (
  organisation uuid primary key references organisations.organisation on delete cascade,
  day date not null
);
alter table aftercare.written enable row level security;
alter table aftercare.written force row level security;
create policy job on aftercare.written to pvs_app using (access.kind() = 'system') with check (access.kind() = 'system');
grant select, insert, update on aftercare.written to pvs_app;

create policy due_find on aftercare.signal for select to current_user using (aftercare.watching());
-- Whether somebody waits there and nobody took it: yes or no, and not who.
create function aftercare.waits(p_organisation uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare found_one boolean;
begin
  if access.kind() is distinct from 'system' then raise exception 'the night watch alone finds what is due'; end if;
  perform set_config('pvs.watching', 'aftercare', true);
  select exists (select from aftercare.signal s where s.organisation = p_organisation and s.closed is null and s.person is null) into found_one;
  perform set_config('pvs.watching', '', true);
  return found_one;
end $$;
revoke execute on function aftercare.waits(uuid) from public;
grant execute on function aftercare.waits(uuid) to pvs_app;
