-- after: sha256 3918a1f5d81cb98ce18fe8e63156daa45cd3bd02fa1bf699de18224b80d8544a
-- Who may see where somebody landed is one person, by name (decision 0062): the next one who helps begins with nothing, and who wrote it down sees it
-- only until the young person answered, or with their tick.
drop policy adviser on aftercare.landing;
drop policy adviser_proposes on aftercare.landing;
drop policy adviser on aftercare.checkin;
drop policy adviser_reached on aftercare.checkin;

-- Whom the young person let see it. Nobody when it is null.
alter table aftercare.landing add column follow_person uuid;
-- Whom "bel mij" was said to: they read what was said.
alter table aftercare.checkin add column call_person uuid;

-- What was allowed before: to who helps now, when that was so at the moment of the tick. Otherwise nobody sees it until it is ticked again.
alter table aftercare.signal no force row level security;
alter table aftercare.landing no force row level security;
alter table aftercare.checkin no force row level security;
update aftercare.landing l set follow_person = s.person from aftercare.signal s
  where s.owner = l.owner and s.closed is null and l.follow and l.confirmed is not null and (s.taken <= l.kept or s.person = l.proposer);
update aftercare.checkin c set call_person = s.person from aftercare.signal s
  where s.owner = c.owner and s.closed is null and c.call and s.taken <= c.answered;
alter table aftercare.signal force row level security;
alter table aftercare.landing force row level security;
alter table aftercare.checkin force row level security;
-- Nothing looks at it any more; nodes with the version before still write it while a new one is rolled out.
alter table aftercare.landing alter column follow set default false;

create policy adviser on aftercare.landing for select to pvs_app using (access.kind() = 'adviser' and ended is null
  and (follow_person = access.actor() or confirmed is null and proposer = access.actor()) and aftercare.helps(owner));
create policy adviser_proposes on aftercare.landing for insert to pvs_app
  with check (proposer = access.actor() and confirmed is null and follow_person is null and aftercare.helps(owner));
create policy adviser on aftercare.checkin for select to pvs_app using (access.kind() = 'adviser' and exists (
  select from aftercare.landing l where l.id = landing and l.follow_person = access.actor() and l.confirmed is not null));
create policy adviser_reached on aftercare.checkin for update to pvs_app
  using (access.kind() = 'adviser' and call and exists (
    select from aftercare.landing l where l.id = landing and l.follow_person = access.actor()))
  with check (access.kind() = 'adviser' and call);

grant update (follow_person) on aftercare.landing to pvs_app;
grant update (call_person) on aftercare.checkin to pvs_app;
