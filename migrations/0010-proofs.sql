-- after: sha256 6f669eb47da97858426b57ec1e3d87ad8da01127b3994050a6b523396d20d44f
-- Proofs: a photo, a paper, a film or a sound that goes with an answer. In clear stand ids, the question, how many bytes and when; what it
-- is and what the owner says of it are sealed, and so are its bytes, in slices. Who sees the answer sees its proofs, and nobody else:
-- each row carries what the policy of the answer asks for, so that no policy needs a second look-up.

create table passport.proof (
  id uuid primary key,
  owner uuid not null references passport.passport on delete cascade,
  question text not null,
  chapter text not null,
  extra boolean not null,
  private boolean not null,
  revision integer not null check (revision > 0),
  about bytea not null,
  bytes integer not null check (bytes > 0),
  added timestamptz not null,
  unique (id, owner)
);
create index proof_owner on passport.proof (owner, question);

create table passport.slice (
  proof uuid not null,
  owner uuid not null,
  question text not null,
  chapter text not null,
  extra boolean not null,
  private boolean not null,
  file text not null check (file in ('whole', 'preview')),
  n integer not null check (n >= 0),
  sealed bytea not null,
  primary key (proof, file, n),
  foreign key (proof, owner) references passport.proof (id, owner) on delete cascade
);
-- Sealed bytes do not pack: do not try.
alter table passport.slice alter column sealed set storage external;

alter table passport.proof enable row level security;
alter table passport.proof force row level security;
alter table passport.slice enable row level security;
alter table passport.slice force row level security;

-- A share of a copy (F84) shows the proofs that were there when it was made, as long as the owner keeps them, and none since.
create table sharing.copied (
  "grant" uuid not null,
  owner uuid not null,
  proof uuid not null,
  primary key ("grant", proof),
  foreign key ("grant", owner) references sharing."grant" (id, owner) on delete cascade,
  foreign key (proof, owner) references passport.proof (id, owner) on delete cascade
);
alter table sharing.copied enable row level security;
alter table sharing.copied force row level security;
create policy own on sharing.copied to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy receiver on sharing.copied for select to pvs_app using (access.kind() = 'receiver' and "grant" = access.actor());
grant select, insert on sharing.copied to pvs_app;

create function access.proofs() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('pvs.proofs', true), ''), '{}')::uuid[] $$;

create policy own on passport.proof to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy shared on passport.proof for select to pvs_app
  using (owner = access.passport() and access.kind() = 'receiver' and not private
    and (question = any (access.extra()) or id = any (access.proofs())
      or not extra and (chapter = any (access.chapters()) or question = any (access.questions()))));
create policy own on passport.slice to pvs_app using (access.own(owner)) with check (access.own(owner));
create policy shared on passport.slice for select to pvs_app
  using (owner = access.passport() and access.kind() = 'receiver' and not private
    and (question = any (access.extra()) or proof = any (access.proofs())
      or not extra and (chapter = any (access.chapters()) or question = any (access.questions()))));

grant select, insert, update, delete on passport.proof to pvs_app;
grant select, insert, delete on passport.slice to pvs_app;

-- The same as before, and of a copy its proofs.
create or replace function access.as_receiver(e access.entering) returns jsonb language plpgsql as $$
declare g record; reachable boolean; copied uuid[];
begin
  select x.owner, x.copy,
    case when x.copy then '{}' else x.chapters end as chapters, case when x.copy then '{}' else x.questions end as questions,
    case when x.copy then '{}' else x.extra end as extra,
    case when x.withdrawn is not null then 'stopped' when x.starts is null or x.starts > e.at then 'draft'
      when x.ends <= e.at then 'ended' when a."grant" is null then 'offered' else 'open' end as state
    into g from sharing."grant" x left join sharing.acceptance a on a."grant" = x.id where x.id = e.actor;
  reachable := e.there and g.owner is not null and g.owner = e.passport;
  if reachable and g.state = 'open' then
    perform set_config('pvs.passport', e.passport::text, true),
      set_config('pvs.chapters', g.chapters::text, true), set_config('pvs.questions', g.questions::text, true),
      set_config('pvs.extra', g.extra::text, true);
    if g.copy then
      select coalesce(array_agg(c.proof), '{}') into copied from sharing.copied c where c."grant" = e.actor;
      perform set_config('pvs.proofs', copied::text, true);
    end if;
  end if;
  return jsonb_strip_nulls(jsonb_build_object('passportThere', reachable, 'grantState', g.state, 'grantChapters', coalesce(g.chapters, '{}'),
    'grantQuestions', coalesce(g.questions, '{}'), 'grantExtra', coalesce(g.extra, '{}'), 'grantProofs', coalesce(copied, '{}')));
end $$;
grant execute on all functions in schema access to pvs_app;
