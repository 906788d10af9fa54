-- after: sha256 b3b1ec832fbd6177b922bdd079ee5f3dc4064eec01bec0fc3cef69e5bc84387a
-- Talks: appointments, what to talk about, agreements, and who asked for a talk (F24, F38, F121). Place, names, points and agreements
-- are sealed under the passport's key; in clear stand ids, chapters, times and states. A mentor is shown only talks that he or she takes
-- part in, and only while being the mentor of a class that the young person is in.

create schema talks;
grant usage on schema talks to pvs_app;

create table talks.talk (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  kind text not null check (kind in ('talk', 'intake')),
  -- The mentor who takes part, and through which class; absent with anybody else, who has no account here.
  mentor uuid,
  "group" uuid references organisations."group",
  chapters text[] not null,
  starts timestamptz not null,
  -- The time that stood before, as long as another one is only proposed.
  was timestamptz,
  minutes integer not null check (minutes between 5 and 240),
  state text not null check (state in ('proposed', 'planned', 'cancelled')),
  -- What the young person was not told yet: a note on the own first page (C16).
  news text check (news in ('proposed', 'moved', 'cancelled')),
  remind boolean not null,
  mentor_remind boolean not null,
  sequence integer not null check (sequence >= 0),
  revision integer not null check (revision > 0),
  sealed bytea not null,
  made timestamptz not null,
  changed timestamptz not null,
  check ((mentor is null) = ("group" is null)),
  unique (id, owner)
);
create index talk_owner on talks.talk (owner, starts);
create index talk_mentor on talks.talk (mentor, starts) where mentor is not null;

create table talks.agreement (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  talk uuid,
  -- Support: an agreement on extra help with a new school, to be looked at again at least every year (`evaluate`).
  kind text not null check (kind in ('talk', 'support')),
  mentor uuid,
  "group" uuid references organisations."group",
  "by" text not null check ("by" in ('owner', 'mentor')),
  due date,
  evaluate date,
  revision integer not null check (revision > 0),
  sealed bytea not null,
  owner_done timestamptz,
  other_done timestamptz,
  made timestamptz not null,
  check ((mentor is null) = ("group" is null)),
  foreign key (talk, owner) references talks.talk (id, owner) on delete set null (talk)
);
create index agreement_owner on talks.agreement (owner, due);
create index agreement_mentor on talks.agreement (mentor, due) where mentor is not null;

-- What to talk about: own points, and the ticks of questions that were talked about. For the young person alone.
create table talks.point (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  question text,
  sealed bytea,
  discussed timestamptz,
  made timestamptz not null,
  check ((question is null) <> (sealed is null))
);
create unique index point_question on talks.point (owner, question) where question is not null;
create index point_owner on talks.point (owner) where question is null;

-- "Ik wil graag een gesprek": to one mentor, until there is a talk or the young person takes it back.
create table talks.ask (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  mentor uuid not null,
  "group" uuid not null references organisations."group",
  at timestamptz not null,
  done timestamptz
);
create unique index ask_open on talks.ask (owner, mentor) where done is null;
create index ask_mentor on talks.ask (mentor) where done is null;

do $$
declare t regclass;
begin
  foreach t in array array['talks.talk', 'talks.agreement', 'talks.point', 'talks.ask']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy own on %s to pvs_app using (access.own(owner)) with check (access.own(owner))', t);
  end loop;
end $$;

-- Whether the actor is the mentor who takes part, through a class that is still the mentor's and that the owner is still in.
create function access.guides(p_owner uuid, p_mentor uuid, p_group uuid) returns boolean language sql stable as $$
  select access.kind() = 'mentor' and p_mentor = access.actor() and p_group = any (access.groups()) and exists (
    select from organisations.member m where m.owner = p_owner and m."group" = p_group and m."left" is null)
$$;
grant execute on function access.guides(uuid, uuid, uuid) to pvs_app;

create policy guides on talks.talk for select to pvs_app using (access.guides(owner, mentor, "group"));
create policy guides_propose on talks.talk for insert to pvs_app
  with check (access.guides(owner, mentor, "group") and kind = 'talk' and state = 'proposed');
create policy guides_change on talks.talk for update to pvs_app
  using (access.guides(owner, mentor, "group")) with check (access.guides(owner, mentor, "group"));
create policy guides on talks.agreement for select to pvs_app using (access.guides(owner, mentor, "group"));
create policy guides_add on talks.agreement for insert to pvs_app
  with check (access.guides(owner, mentor, "group") and "by" = 'mentor'
    and exists (select from talks.talk t where t.id = talk and t.mentor = agreement.mentor and t."group" = agreement."group"));
create policy guides_change on talks.agreement for update to pvs_app
  using (access.guides(owner, mentor, "group")) with check (access.guides(owner, mentor, "group"));
create policy guides on talks.ask for select to pvs_app using (access.guides(owner, mentor, "group"));
create policy guides_change on talks.ask for update to pvs_app
  using (access.guides(owner, mentor, "group")) with check (access.guides(owner, mentor, "group"));

-- Only the young person says yes: a mentor proposes a time, or calls off, and writes no word of another's agreement.
create function talks.owner_decides() returns trigger language plpgsql as $$
begin
  if access.kind() = 'mentor' and new.state = 'planned'
    and (old.state <> 'planned' or old.starts <> new.starts or old.minutes <> new.minutes) then
    raise exception 'only the owner of a passport says yes to a talk';
  end if;
  return new;
end $$;
create trigger owner_decides before update on talks.talk for each row execute function talks.owner_decides();
create function talks.own_words() returns trigger language plpgsql as $$
begin
  if access.kind() = 'mentor' and old."by" <> 'mentor'
    and (old.sealed, old.due, old.evaluate, old.owner_done) is distinct from (new.sealed, new.due, new.evaluate, new.owner_done) then
    raise exception 'a mentor changes no word of an owner''s agreement';
  end if;
  return new;
end $$;
create trigger own_words before update on talks.agreement for each row execute function talks.own_words();

grant select, insert, update, delete on talks.talk, talks.agreement, talks.point, talks.ask to pvs_app;

-- The fact that a mentor guides an owner: the owner is in a class of this mentor now. Holds for no other role.
create or replace function access.as_staff(e access.entering) returns jsonb language plpgsql as $$
declare groups uuid[]; held boolean; guides boolean;
begin
  select coalesce(array_agg(distinct s."group") filter (where s."group" is not null), '{}'), count(*) > 0 into groups, held
    from organisations.staff s
    where s.person = e.actor and s.role = e.kind and s.organisation = e.organisation
      and s.since <= e.at and (s.until is null or s.until > e.at);
  perform set_config('pvs.groups', groups::text, true);
  guides := e.kind = 'mentor' and e.there and exists (
    select from organisations.member m where m.owner = e.passport and m."group" = any (groups) and m."left" is null);
  return jsonb_build_object('staffHeld', held, 'staffGroups', groups, 'guides', guides);
end $$;
