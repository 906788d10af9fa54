-- after: sha256 5cfd1ac6d9a0d5751173ba9a6d9d221e73eaaf409edccde457fd29c1887012fe
-- identity: somebody at work looks after the own second step while signed in, and sees and ends the own sessions.
create policy person on identity.session to pvs_app using (person = access.actor()) with check (person = access.actor());

-- A code on paper, or whoever runs the installation, took the second step away: what was open under it ends, everywhere. `pvs.ending` is set here alone.
create policy ending_find on identity.session for select to current_user
  using (person is not null and person::text = current_setting('pvs.ending', true));
create policy ending on identity.session for delete to current_user
  using (person is not null and person::text = current_setting('pvs.ending', true));
create function identity.end_person(p_person uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() not in ('visitor', 'system') then raise exception 'done on the way in, or by whoever runs the installation'; end if;
  perform set_config('pvs.ending', p_person::text, true);
  delete from identity.session where person = p_person;
  perform set_config('pvs.ending', '', true);
end $$;
revoke execute on function identity.end_person(uuid) from public;
grant execute on function identity.end_person(uuid) to pvs_app;
