-- after: sha256 4510d816e3328b09e7d77efa1e3a86b98b10d1f3320ac737702e3222522667c8
-- access.enter asks one function per kind of actor. Each looks at what could speak for its kind, lets the policies know, and gives
-- facts by the names that src/access/facts.ts has for them. A new kind, or a new fact of one kind, touches one function.

drop function access.enter(text, uuid, uuid, uuid, uuid, text, timestamptz);

-- Who comes in, for what. `there`: whether the passport is there, known by its log.
create type access.entering as (
  kind text, actor uuid, organisation uuid, passport uuid, "grant" uuid, at timestamptz, there boolean
);

create function access.as_visitor(e access.entering) returns jsonb language plpgsql as $$
begin
  if e.passport is null or e.there then return null; end if;
  -- Somebody who is nobody yet may begin a passport, and only one that never was.
  perform set_config('pvs.kind', 'owner', true), set_config('pvs.passport', e.passport::text, true);
  if exists (select from passport.deletion where owner = e.passport) then
    perform set_config('pvs.kind', 'visitor', true), set_config('pvs.passport', '', true);
    return '{"passportThere": true}';
  end if;
  return null;
end $$;

create function access.as_system(e access.entering) returns jsonb language plpgsql as $$
begin
  perform set_config('pvs.passport', coalesce(e.passport::text, ''), true);
  return null;
end $$;

-- The database reads the grant itself at every entry: a share that was stopped opens nothing, whatever the app believes.
create function access.as_receiver(e access.entering) returns jsonb language plpgsql as $$
declare g record; reachable boolean;
begin
  select x.owner, x.chapters, x.questions, x.extra,
    case when x.withdrawn is not null then 'stopped' when x.starts is null or x.starts > e.at then 'draft'
      when x.ends <= e.at then 'ended' when a."grant" is null then 'offered' else 'open' end as state
    into g from sharing."grant" x left join sharing.acceptance a on a."grant" = x.id where x.id = e.actor;
  reachable := e.there and g.owner is not null and g.owner = e.passport;
  if reachable and g.state = 'open' then
    perform set_config('pvs.passport', e.passport::text, true),
      set_config('pvs.chapters', g.chapters::text, true), set_config('pvs.questions', g.questions::text, true),
      set_config('pvs.extra', g.extra::text, true);
  end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'grantState', g.state, 'grantChapters', coalesce(g.chapters, '{}'),
    'grantQuestions', coalesce(g.questions, '{}'), 'grantExtra', coalesce(g.extra, '{}')));
end $$;

-- Somebody at work holds a role in an organisation, for some groups of it or for the whole.
create function access.as_staff(e access.entering) returns jsonb language plpgsql as $$
declare groups uuid[]; held boolean;
begin
  select coalesce(array_agg(distinct s."group") filter (where s."group" is not null), '{}'), count(*) > 0 into groups, held
    from organisations.staff s
    where s.person = e.actor and s.role = e.kind and s.organisation = e.organisation
      and s.since <= e.at and (s.until is null or s.until > e.at);
  perform set_config('pvs.groups', groups::text, true);
  return jsonb_build_object('staffHeld', held, 'staffGroups', groups);
end $$;

create function access.enter(
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
  traced := p_once is not null and exists (select from audit.entry x where x.chain = p_chain and x.once = p_once);
  if p_chain is not null and not traced then
    if p_passport is null or p_kind = 'visitor' then
      insert into audit.head (chain, n, hash) values (p_chain, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    end if;
    select h.n, h.hash into head_n, head_hash from audit.head h where h.chain = p_chain for update;
    traced := p_once is not null and exists (select from audit.entry x where x.chain = p_chain and x.once = p_once);
  end if;
  passport_there := p_passport is not null and (traced or coalesce(head_n, 0) > 0);

  e := row(p_kind, p_actor, p_organisation, p_passport, p_grant, p_now, passport_there);
  facts := case p_kind
    when 'owner' then null
    when 'visitor' then access.as_visitor(e)
    when 'system' then access.as_system(e)
    when 'receiver' then access.as_receiver(e)
    else access.as_staff(e)
  end;
end $$;
grant execute on all functions in schema access to pvs_app;
