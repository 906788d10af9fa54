-- after: sha256 1babffc55d6340190cb584a4601261c2e9d8dc6080e698a08e0fcf1d0c8151dd
-- The register of agreements (F124): which organisation signed which cooperation and processing agreement, and what a region asks of which kind of
-- receiver. It holds nothing of a passport. A row is added and ended, and never changed otherwise: the app has no right to.

create schema contracts;
grant usage on schema contracts to pvs_app;

create table contracts.contract (
  id uuid primary key,
  organisation uuid not null references organisations.organisation,
  kind text not null check (kind in ('cooperation', 'processing')),
  version text not null check (length(version) between 1 and 40),
  signed date not null,
  -- Who signed for the organisation: a name and an office, as it stands under the paper.
  signed_by text not null check (length(signed_by) between 1 and 120),
  recorded timestamptz not null,
  recorded_by uuid not null,
  -- The first day on which it does not count any more.
  ended timestamptz,
  ended_by uuid,
  check ((ended is null) = (ended_by is null))
);
create index contract_organisation on contracts.contract (organisation);

-- What a region asks of a kind of organisation before young people can choose it as a receiver. Without a row: both.
create table contracts.requirement (
  region uuid not null references organisations.region,
  receiver text not null,
  kinds text[] not null check (kinds <@ '{cooperation,processing}'),
  primary key (region, receiver)
);

grant select, insert on contracts.contract to pvs_app;
grant update (ended, ended_by) on contracts.contract to pvs_app;
grant select, insert, update on contracts.requirement to pvs_app;

alter table contracts.contract enable row level security;
alter table contracts.requirement enable row level security;
create policy read on contracts.contract for select to pvs_app using (true);
create policy add on contracts.contract for insert to pvs_app
  with check (access.kind() = 'region-admin' and organisation = any (access.reach()) and recorded_by = access.actor());
create policy close on contracts.contract for update to pvs_app
  using (access.kind() = 'region-admin' and organisation = any (access.reach()))
  with check (access.kind() = 'region-admin' and organisation = any (access.reach()) and ended_by = access.actor());
create policy read on contracts.requirement for select to pvs_app using (true);
create policy choose on contracts.requirement for all to pvs_app
  using (access.kind() = 'region-admin' and region = access.region())
  with check (access.kind() = 'region-admin' and region = access.region());

-- Whether an organisation has, at this moment, all that its region asks. A domain has what its mbo signed, a location what its school signed: the
-- part goes with the whole. The door asks it at every look.
create function contracts.standing(p_organisation uuid, p_at timestamptz) returns boolean language sql stable as $$
  select exists (select from organisations.organisation o where o.id = p_organisation) and not exists (
    select from organisations.organisation o
      join organisations.organisation whole on whole.id = coalesce(o.parent, o.id)
      left join contracts.requirement r on r.region = o.region and r.receiver = whole.kind
      cross join unnest(coalesce(r.kinds, '{cooperation,processing}')) as asked(kind)
      where o.id = p_organisation and not exists (
        select from contracts.contract c where c.organisation in (o.id, o.parent) and c.kind = asked.kind
          and c.signed <= (p_at at time zone 'Europe/Amsterdam')::date and (c.ended is null or c.ended > p_at)))
$$;
grant execute on function contracts.standing(uuid, timestamptz) to pvs_app;
