-- after: sha256 5e712cf539fb5e7ebfcca2e225087fead37c8f42ea2fdd335329e6cbb58ae3cf
-- What was seen on paper is taken back at school, as easily as it was given (AVG art. 7): by the role that handles paper there.
alter table consent.record drop constraint record_withdrawn_by_check;
alter table consent.record add constraint record_withdrawn_by_check check (withdrawn_by in ('guardian', 'owner', 'school'));

create policy school_read on consent.record for select to pvs_app
  using (access.kind() in ('dean', 'privacy-officer') and how = 'paper' and organisation = access.organisation());
create policy school_ends on consent.record for update to pvs_app
  using (access.kind() in ('dean', 'privacy-officer') and how = 'paper' and organisation = access.organisation() and owner = access.passport())
  with check (access.kind() in ('dean', 'privacy-officer') and how = 'paper' and organisation = access.organisation()
    and owner = access.passport() and withdrawn_by = 'school');

-- As 0017-consent has it, and: a paper that was seen at this organisation stands.
create or replace function access.entrusted(e access.entering) returns jsonb language plpgsql as $$
declare entrusted boolean; vouched boolean;
begin
  if e.kind not in ('dean', 'privacy-officer') or not e.there then return '{}'; end if;
  entrusted := exists (select from consent.asking a where a.owner = e.passport and a.role = e.kind
    and a.organisation = e.organisation and a.handled is null);
  vouched := exists (select from consent.record r where r.owner = e.passport and r.how = 'paper' and r.organisation = e.organisation
    and r.withdrawn is null);
  if entrusted or vouched then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_build_object('entrusted', entrusted, 'vouched', vouched);
end $$;
