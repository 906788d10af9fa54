-- after: sha256 0dc0243bfff6fb3589808a0927ebb94cf53f31bc0ca13cf7525478f7fca4a133
-- guidance: the mentor's own part about a young person, and how a mentor can be called.
create schema guidance;
grant usage on schema guidance to pvs_app;

-- The young person asked this mentor to write. Without it there is nothing for a mentor to write in.
create table guidance.request (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  person uuid not null,
  "group" uuid not null references organisations."group",
  asked timestamptz not null,
  unique (owner, person)
);

-- What a mentor wrote, signed and sealed under the passport's key. `opened`: when the young person read it; from then on it stands.
create table guidance.contribution (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  author uuid not null,
  "group" uuid not null references organisations."group",
  revision integer not null check (revision > 0),
  sealed bytea not null,
  written timestamptz not null,
  opened timestamptz,
  reply bytea,
  unique (id, owner)
);
create index contribution_owner on guidance.contribution (owner);
create index contribution_author on guidance.contribution (author);

-- Which share shows which part; chosen for each share, never by itself.
create table guidance.shown (
  "grant" uuid not null,
  contribution uuid not null,
  owner uuid not null,
  primary key ("grant", contribution),
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade,
  foreign key (contribution, owner) references guidance.contribution (id, owner) on delete cascade
);

-- Which share says how to call which mentor, and whether only with the young person there. The card is kept as it was chosen.
create table guidance.call (
  "grant" uuid primary key,
  owner uuid not null,
  person uuid not null,
  "when" text not null check ("when" in ('always', 'together')),
  handover boolean not null,
  sealed bytea not null,
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade
);

-- How a mentor can be reached, at school. Of nobody's passport; sealed for the house.
create table guidance.profile (
  person uuid primary key,
  sealed bytea not null,
  changed timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['request', 'contribution', 'shown', 'call'] loop
    execute format('alter table guidance.%I enable row level security', t);
    execute format('alter table guidance.%I force row level security', t);
  end loop;
end $$;

create policy own on guidance.request to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy mentor on guidance.request for select to pvs_app using (access.kind() = 'mentor' and person = access.actor());

-- The young person reads, answers and throws away, and writes nothing in a mentor's name.
create policy own_read on guidance.contribution for select to pvs_app using (access.own(owner));
create policy own_change on guidance.contribution for update to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy own_drop on guidance.contribution for delete to pvs_app using (access.own(owner));
-- A mentor writes where access.enter found the request, and corrects until it was read.
create policy author_read on guidance.contribution for select to pvs_app using (access.kind() = 'mentor' and author = access.actor());
create policy author_write on guidance.contribution for insert to pvs_app
  with check (access.kind() = 'mentor' and author = access.actor() and owner = access.passport());
create policy author_change on guidance.contribution for update to pvs_app
  using (access.kind() = 'mentor' and author = access.actor() and owner = access.passport() and opened is null)
  with check (access.kind() = 'mentor' and author = access.actor() and owner = access.passport() and opened is null);

create policy own on guidance.shown to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy receiver on guidance.shown for select to pvs_app
  using (access.kind() = 'receiver' and owner = access.passport() and "grant" = access.actor());
create policy receiver on guidance.contribution for select to pvs_app
  using (access.kind() = 'receiver' and owner = access.passport() and opened is not null
    and exists (select from guidance.shown s where s.contribution = contribution.id and s."grant" = access.actor()));
create policy own on guidance.call to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy receiver on guidance.call for select to pvs_app
  using (access.kind() = 'receiver' and owner = access.passport() and "grant" = access.actor());

grant select, insert, delete on guidance.request, guidance.shown to pvs_app;
grant select, insert, update, delete on guidance.contribution, guidance.call to pvs_app;
grant select, insert, update on guidance.profile to pvs_app;

-- As 0009-talks has it, and: a mentor whom the young person asked, in a class that both are in, stands in this passport, for the own part
-- alone. No policy of another table gives a mentor anything for that.
create or replace function access.as_staff(e access.entering) returns jsonb language plpgsql as $$
declare groups uuid[]; held boolean; guides boolean; requested boolean;
begin
  select coalesce(array_agg(distinct s."group") filter (where s."group" is not null), '{}'), count(*) > 0 into groups, held
    from organisations.staff s
    where s.person = e.actor and s.role = e.kind and s.organisation = e.organisation
      and s.since <= e.at and (s.until is null or s.until > e.at);
  perform set_config('pvs.groups', groups::text, true);
  guides := e.kind = 'mentor' and e.there and exists (
    select from organisations.member m where m.owner = e.passport and m."group" = any (groups) and m."left" is null);
  requested := guides and exists (
    select from guidance.request r where r.owner = e.passport and r.person = e.actor);
  if requested then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_build_object('staffHeld', held, 'staffGroups', groups, 'guides', guides, 'requested', requested);
end $$;
