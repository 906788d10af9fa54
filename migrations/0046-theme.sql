-- after: sha256 5f11ab8b8b4ae7a8fb9e0895d229e8e108d5aeb8dede582be0feadc1bd242bc3
-- The look and the words of a region (F126, U20, decision 0056): a colour of its own, its logo, a word of welcome and who helps. It holds nothing of anybody.
-- `version` is the hash of what stands in it: pages name their styles by it.
create table method.theme (
  region uuid primary key references organisations.region,
  version text not null check (version ~ '^[0-9a-f]{16}$'),
  brand text check (brand ~ '^#[0-9a-f]{6}$'),
  logo bytea check (octet_length(logo) <= 262144),
  -- What somebody who cannot see the logo hears.
  named text not null check (length(named) <= 80),
  welcome jsonb not null,
  contact jsonb not null,
  changed timestamptz not null,
  changed_by uuid not null
);
create index theme_version on method.theme (version);
grant select, insert, update on method.theme to pvs_app;
alter table method.theme enable row level security;
create policy read on method.theme for select to pvs_app using (true);
create policy own on method.theme for insert to pvs_app
  with check (access.kind() = 'region-admin' and region = access.region() and changed_by = access.actor());
create policy change on method.theme for update to pvs_app
  using (access.kind() = 'region-admin' and region = access.region())
  with check (access.kind() = 'region-admin' and region = access.region() and changed_by = access.actor());

-- Which look belongs to a session: that of the region of the owner's class, or of where somebody works.
create function method.theme_of(p_owner uuid, p_organisation uuid) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare found_theme text;
begin
  if not exists (select from method.theme) then return null; end if;
  if p_owner is null then
    select t.version into found_theme from organisations.organisation o join method.theme t on t.region = o.region where o.id = p_organisation;
    return found_theme;
  end if;
  perform set_config('pvs.asking', p_owner::text, true);
  select t.version into found_theme
    from organisations.member m join organisations."group" g on g.id = m."group" join organisations.organisation o on o.id = g.organisation
      left join method.theme t on t.region = o.region
    where m.owner = p_owner order by m."left" is not null, m.joined desc limit 1;
  perform set_config('pvs.asking', '', true);
  return found_theme;
end $$;
revoke execute on function method.theme_of(uuid, uuid) from public;
grant execute on function method.theme_of(uuid, uuid) to pvs_app;
