-- after: sha256 3e75ca5cdca07accacda67ed1e19f05c088f0a64a9400cca75941a97d965e629
-- Two functions that every look of a receiver passes say the same as before with fewer questions: PostgreSQL sets up the whole of an expression
-- with a question in it, also when its first word settles it already.

create or replace function access.enter(
  p_kind text, p_actor uuid, p_organisation uuid, p_passport uuid, p_grant uuid, p_chain uuid, p_once text, p_now timestamptz,
  out traced boolean, out head_n integer, out head_hash bytea, out passport_there boolean, out facts jsonb
) language plpgsql as $$
declare e access.entering;
begin
  perform set_config('pvs.kind', p_kind, true), set_config('pvs.actor', coalesce(p_actor::text, ''), true),
    set_config('pvs.passport', '', true), set_config('pvs.chain', coalesce(p_chain::text, ''), true),
    set_config('pvs.organisation', coalesce(p_organisation::text, ''), true), set_config('pvs.groups', '', true),
    set_config('pvs.chapters', '', true), set_config('pvs.questions', '', true), set_config('pvs.extra', '', true),
    set_config('pvs.secret', '', true);
  -- An owner: their own passport, and no other.
  if p_kind = 'owner' and p_actor = p_passport then
    perform set_config('pvs.passport', p_passport::text, true);
  end if;

  -- The end of the log is locked before the facts are read: who waited here sees what the other one did.
  -- A passport is there when its log has begun; nobody else's log is begun by asking.
  traced := false;
  if p_once is not null then traced := exists (select from audit.entry x where x.chain = p_chain and x.once = p_once); end if;
  if p_chain is not null and not traced then
    if p_passport is null or p_kind = 'visitor' then
      insert into audit.head (chain, n, hash) values (p_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    end if;
    select h.n, h.hash into head_n, head_hash from audit.head h where h.chain = p_chain for update;
    if p_once is not null then traced := exists (select from audit.entry x where x.chain = p_chain and x.once = p_once); end if;
  end if;
  passport_there := p_passport is not null and (traced or coalesce(head_n, 0) > 0);

  e := row(p_kind, p_actor, p_organisation, p_passport, p_grant, p_now, passport_there);
  facts := case p_kind
    when 'owner' then access.as_owner(e)
    when 'visitor' then access.as_visitor(e)
    when 'system' then access.as_system(e)
    when 'receiver' then access.as_receiver(e)
    when 'companion' then access.as_companion(e)
    when 'guardian' then access.as_guardian(e)
    when 'helper' then access.as_helper(e)
    else access.as_staff(e) || access.entrusted(e) || access.helping(e)
  end;
end $$;

create or replace function consent.carries(p_owner uuid, p_chosen timestamptz, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare b consent.birth; until timestamptz; carried boolean;
begin
  perform set_config('pvs.watching', 'consent', true);
  select * into b from consent.birth x where x.owner = p_owner;
  carried := b.owner is not null and p_chosen >= b.given;
  -- Who was not sixteen yet when they chose.
  if carried and b.sixteen is not null and p_chosen < b.sixteen then
    until := least(p_at, b.sixteen);
    carried := consent.covers(p_owner, p_chosen) and consent.covers(p_owner, until) and not exists (
      select from (
        select r.withdrawn as at from consent.record r where r.owner = p_owner and r.said = 'yes'
        union all select r.given from consent.record r where r.owner = p_owner and r.said = 'no') x
      where x.at > p_chosen and x.at <= until and not consent.covers(p_owner, x.at));
  end if;
  perform set_config('pvs.watching', '', true);
  return carried;
end $$;
