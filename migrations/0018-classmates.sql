-- after: sha256 71b1241ddef329941a7af94a366ef8b05f138d9c671fb1b90209121d96d4aaea
-- Classmates in a lesson (F115, decision 0034): pairs that a mentor makes, and who of the lesson asked whom.

-- `round`: how many times pairs were made in this lesson; `duos`: whether they stand now.
alter table organisations.lesson
  add column round integer not null default 0 check (round >= 0),
  add column duos boolean not null default false;
-- The place in the line of that lesson: 1 and 2 are together, 3 and 4, and so on (src/organisations/duo.ts).
alter table organisations.member add column place integer check (place > 0);

-- The tables' owner is under the policies too (forced): this lets the functions below see who is in a lesson, for an owner.
create policy duo_find on organisations.member for select to current_user
  using (access.kind() = 'owner' and lesson is not null);

-- Who comes in while pairs stand gets the next place, whichever way in; who is in another lesson has no place.
create function organisations.take_place() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' and new.lesson is not distinct from old.lesson then return new; end if;
  new.place := null;
  if exists (select from organisations.lesson l where l.id = new.lesson and l.duos) then
    -- Two who come in at the same moment wait here for each other.
    perform pg_advisory_xact_lock(hashtextextended(new.lesson::text, 0));
    select coalesce(max(m.place), 0) + 1 into new.place from organisations.member m where m.lesson = new.lesson;
  end if;
  return new;
end $$;
create trigger take_place before insert or update of lesson on organisations.member
  for each row execute function organisations.take_place();

-- Who is in the lesson that the acting owner is in at this moment, the owner too: a name for the class, still sealed, and a place. Nothing
-- when no lesson is on, or its list has not the owner on it (any more).
create function organisations.classmates(p_at timestamptz)
returns table (lesson uuid, "group" uuid, ends timestamptz, duos boolean, owner uuid, called bytea, place integer)
language sql stable security definer set search_path = pg_catalog as $$
  select l.id, l."group", l.ends, l.duos, m.owner, m.called, m.place
  from (
    select o.id, o."group", o.ends, o.duos from organisations.member me
      join organisations.lesson o on o.id = me.lesson and o."group" = me."group"
    where access.kind() = 'owner' and me.owner = access.passport() and me."left" is null and o.stopped is null and o.ends > p_at
    order by o.opened desc limit 1
  ) l join organisations.member m on m."group" = l."group" and m.lesson = l.id and m."left" is null
  order by m.joined, m.owner
$$;

create function organisations.in_lesson(p_lesson uuid, p_other uuid, p_at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select p_other <> access.passport()
    and exists (select from organisations.classmates(p_at) c where c.lesson = p_lesson and c.owner = p_other)
$$;

-- Which classmate a question is for. `given`: there is an answer, for who gave it; what it is stands elsewhere.
create table mirror.classmate (
  invitation uuid primary key,
  owner uuid not null,
  giver uuid not null references passport.passport on delete cascade,
  lesson uuid not null references organisations.lesson on delete cascade,
  at timestamptz not null,
  ends timestamptz not null,
  given timestamptz,
  foreign key (invitation, owner) references mirror.invitation (id, owner) on delete cascade
);
create index classmate_owner on mirror.classmate (owner);
create index classmate_giver on mirror.classmate (giver);
alter table mirror.classmate enable row level security;
alter table mirror.classmate force row level security;

create policy own on mirror.classmate for select to pvs_app using (access.own(owner));
create policy own_away on mirror.classmate for delete to pvs_app using (access.own(owner));
-- The database looks itself whether both are in that lesson now, whatever the app believes.
create policy own_asks on mirror.classmate for insert to pvs_app
  with check (access.own(owner) and given is null and organisations.in_lesson(lesson, giver, at));
create policy giver on mirror.classmate for select to pvs_app
  using (access.kind() = 'owner' and giver = access.passport());
create policy companion on mirror.classmate for select to pvs_app
  using (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport());
create policy companion_gives on mirror.classmate for update to pvs_app
  using (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport())
  with check (access.kind() = 'companion' and invitation = access.actor() and owner = access.passport());
grant select, insert, delete, update (given) on mirror.classmate to pvs_app;

-- After the lesson it is of no use who was asked by whom: the night watch clears it away, and the question stays its owner's.
create policy over on mirror.classmate to current_user using (access.kind() = 'system');
create function mirror.forget_classmates(p_now timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  delete from mirror.classmate where ends <= p_now;
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke execute on function organisations.take_place(), organisations.classmates(timestamptz),
  organisations.in_lesson(uuid, uuid, timestamptz), mirror.forget_classmates(timestamptz) from public;
grant execute on function organisations.classmates(timestamptz), organisations.in_lesson(uuid, uuid, timestamptz),
  mirror.forget_classmates(timestamptz) to pvs_app;
