-- after: sha256 3e884054685390667cb0206ca470e85307abf8b048237ed2c1485203c3097931
-- What a look costs. Who acts, and how much of a passport a share lets through, is asked of the settings once a statement and not once a row: a
-- policy that names access.passport() as a query of its own is given its answer, the others read the setting again for each row.

alter policy own on passport.answer
  using (owner = (select access.passport()) and (select access.kind()) in ('owner', 'system'))
  with check (owner = (select access.passport()) and (select access.kind()) in ('owner', 'system'));
alter policy shared on passport.answer
  using (owner = (select access.passport()) and (select access.kind()) = 'receiver' and not private
    and (question = any ((select access.extra())::text[])
      or not extra and (chapter = any ((select access.chapters())::text[]) or question = any ((select access.questions())::text[]))));

-- As before, and `seen` moves only when nobody else holds the row: it is moved along with an act now, and waits for no other.
create or replace function identity.find_session(p_hash bytea, p_now timestamptz, p_idle_shared interval, p_idle_own interval)
returns setof identity.session language plpgsql as $$
declare s identity.session;
begin
  perform set_config('pvs.kind', 'visitor', true), set_config('pvs.passport', '', true), set_config('pvs.secret', encode(p_hash, 'hex'), true);
  select * into s from identity.session x where x.token_hash = p_hash and x.ends > p_now
    and x.seen > p_now - case x.device when 'own' then p_idle_own else p_idle_shared end;
  if s.id is null then return; end if;
  if s.seen < p_now - interval '1 minute' then
    perform from identity.session x where x.token_hash = p_hash for update skip locked;
    if found then update identity.session set seen = p_now where token_hash = p_hash; end if;
  end if;
  return next s;
end $$;
