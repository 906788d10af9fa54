-- after: sha256 c18e5de60c5d4df42c8a7eee77ef29a60ed84668bf0712926e87775a5854003d
-- Where the second wall let by more than the first, as an oracle that was written apart from both found (decision 0048). No page showed any of it:
-- the rules refused, or the words were left out before they were opened. Now row security says the same.

-- As 0015-inbox has it, and: who does not hold the role (any more) is nobody to every policy, whatever the session was made for.
create or replace function access.as_staff(e access.entering) returns jsonb language plpgsql as $$
declare groups uuid[]; held boolean; guides boolean; requested boolean; reach uuid[] := '{}'; whole uuid; seen jsonb := '{}';
begin
  select coalesce(array_agg(distinct s."group") filter (where s."group" is not null), '{}'), count(*) > 0 into groups, held
    from organisations.staff s
    where s.person = e.actor and s.role = e.kind and s.organisation = e.organisation
      and s.since <= e.at and (s.until is null or s.until > e.at);
  if not held then perform set_config('pvs.kind', '', true); end if;
  if held and e.kind = 'dean' then
    reach := array(select o.id from organisations.organisation o where o.id = e.organisation or o.parent = e.organisation);
    groups := array(select g.id from organisations."group" g where g.organisation = any (reach));
  elsif held and e.kind = 'region-admin' then
    select o.region into whole from organisations.organisation o where o.id = e.organisation and o.kind = 'region';
    reach := array(select o.id from organisations.organisation o where o.region = whole);
  end if;
  perform set_config('pvs.groups', groups::text, true), set_config('pvs.reach', reach::text, true),
    set_config('pvs.region', coalesce(whole::text, ''), true), set_config('pvs.held', case when held then 'yes' else '' end, true);
  guides := e.kind = 'mentor' and e.there and exists (
    select from organisations.member m where m.owner = e.passport and m."group" = any (groups) and m."left" is null);
  requested := guides and exists (
    select from guidance.request r where r.owner = e.passport and r.person = e.actor);
  if e."grant" is not null then
    seen := access.as_reader(e);
  elsif requested then
    perform set_config('pvs.passport', e.passport::text, true);
  end if;
  return jsonb_build_object('staffHeld', held, 'staffGroups', groups, 'staffReach', reach, 'guides', guides, 'requested', requested) || seen;
end $$;

-- Everything of what I need, and what else is extra protected, by name alone; a plain answer by its chapter or by itself. A name in the list of
-- what is extra protected opens no plain answer, and the chapter of what I need does not go as a whole (decision 0005).
alter policy shared on passport.answer
  using (owner = (select access.passport()) and (select access.kind()) = 'receiver' and not private
    and case when extra or chapter = 'nodig' then question = any ((select access.extra())::text[])
      else chapter = any ((select access.chapters())::text[]) or question = any ((select access.questions())::text[]) end);
alter policy shared on passport.proof
  using (owner = access.passport() and access.kind() = 'receiver' and not private
    and (id = any (access.proofs()) or case when extra or chapter = 'nodig' then question = any (access.extra())
      else chapter = any (access.chapters()) or question = any (access.questions()) end));
alter policy shared on passport.slice
  using (owner = access.passport() and access.kind() = 'receiver' and not private
    and (proof = any (access.proofs()) or case when extra or chapter = 'nodig' then question = any (access.extra())
      else chapter = any (access.chapters()) or question = any (access.questions()) end));
-- Which proofs a copy holds is known while the share stands.
alter policy receiver on sharing.copied
  using (access.kind() = 'receiver' and "grant" = access.actor() and owner = access.passport());

-- What was said is ended once, and stands or is over for good: nobody brings a yes back that was taken back (P9, decision 0037).
alter policy own_end on consent.record
  using (access.own(owner) and withdrawn is null) with check (access.own(owner) and withdrawn is not null);
alter policy guardian_ends on consent.record
  using (access.kind() = 'guardian' and guardian = access.actor() and owner = access.passport() and withdrawn is null)
  with check (access.kind() = 'guardian' and guardian = access.actor() and owner = access.passport() and withdrawn is not null);
alter policy school_ends on consent.record
  using (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and organisation = access.organisation()
    and owner = access.passport() and withdrawn is null)
  with check (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and organisation = access.organisation()
    and owner = access.passport() and withdrawn_by = 'school');
-- What was asked of the school is handled once (decision 0038).
alter policy school_handles on consent.asking
  using (access.kind() = role and organisation = access.organisation() and owner = access.passport() and handled is null);
-- Who was taken off as a helper does not come back by themselves (F6).
alter policy helper_says on identity.helper
  using (access.kind() = 'helper' and id = access.actor() and owner = access.passport());
-- A yes to a mistyped day takes that day away, and no day that was given after it.
alter policy school_clears on consent.birth
  using (access.kind() in ('dean', 'privacy-officer') and owner = access.passport() and exists (
    select from consent.asking a where a.owner = birth.owner and a.kind = 'birthday' and a.role = access.kind()
      and a.organisation = access.organisation() and a.person = access.actor() and a.outcome = 'yes' and birth.given <= a.handled));
alter policy school_finds on consent.birth
  using (access.kind() in ('dean', 'privacy-officer') and owner = access.passport() and exists (
    select from consent.asking a where a.owner = birth.owner and a.kind = 'birthday' and a.role = access.kind()
      and a.organisation = access.organisation() and a.person = access.actor() and a.outcome = 'yes' and birth.given <= a.handled));

-- As 0003 has it; but a passport that was deleted is not there, it is gone: it is not begun again, and nothing is asked about it or written down.
create or replace function access.as_visitor(e access.entering) returns jsonb language plpgsql as $$
begin
  if e.passport is null or e.there then return null; end if;
  -- Somebody who is nobody yet may begin a passport, and only one that never was.
  perform set_config('pvs.kind', 'owner', true), set_config('pvs.passport', e.passport::text, true);
  if exists (select from passport.deletion where owner = e.passport) then
    perform set_config('pvs.kind', 'visitor', true), set_config('pvs.passport', '', true);
    return '{"gone": true}';
  end if;
  return null;
end $$;
