-- after: sha256 6865d46352c4eeb4bbc4145a3d54326da149a21af65b75d319b14602613e6de2
-- Who employs can have an inbox too (F74, F78): an organisation of its own, where somebody receives. What it sees is what was shared, as ever.

alter table organisations.organisation drop constraint organisation_kind_check;
alter table organisations.organisation add constraint organisation_kind_check
  check (kind in ('region', 'school', 'location', 'mbo', 'domain', 'municipality', 'doorstroompunt', 'employer'));

create or replace function organisations.role_fits() returns trigger language plpgsql as $$
begin
  if not coalesce((select new.role = any (case o.kind
      when 'region' then array['region-admin', 'privacy-officer']
      when 'school' then array['mentor', 'dean', 'privacy-officer']
      when 'location' then array['mentor', 'dean']
      when 'mbo' then array['intaker', 'privacy-officer']
      when 'domain' then array['intaker']
      when 'municipality' then array['adviser', 'privacy-officer']
      when 'doorstroompunt' then array['adviser', 'privacy-officer']
      when 'employer' then array['intaker']
    end) from organisations.organisation o where o.id = new.organisation), false) then
    raise exception 'this role is not held at such an organisation' using errcode = 'check_violation';
  end if;
  return new;
end $$;
