-- after: sha256 7806cb2f66619a2bc74c8b06d90775c2aa61fd4c01d7a736d2baeaccf7bef882
-- As 0044-factors-at-work has it; without an actor it does nothing either (null is in no list, and not outside one).
create or replace function identity.end_person(p_person uuid) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if coalesce(access.kind(), '') not in ('visitor', 'system') then raise exception 'done on the way in, or by whoever runs the installation'; end if;
  perform set_config('pvs.ending', p_person::text, true);
  delete from identity.session where person = p_person;
  perform set_config('pvs.ending', '', true);
end $$;
