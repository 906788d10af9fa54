-- after: sha256 42794cf06d69434b548c7c6dbe3680c3fac448c303eaaf93d52f749237187ef0
-- As 0041-aftercare has it, and: help that was asked for is in sight only as long as the organisation has what its region asks (F124), as a share at work is.
create or replace function aftercare.in_sight(p_organisation uuid, p_person uuid, p_closed timestamptz) returns boolean language sql stable as $$
  select access.kind() = 'adviser' and current_setting('pvs.held', true) = 'yes' and p_organisation = access.organisation()
    and contracts.standing(p_organisation, aftercare.at())
    and case when p_closed is not null then p_closed = aftercare.at() and p_person = access.actor()
      else p_person is null or p_person = access.actor() or not exists (
        select from organisations.staff s where s.person = p_person and s.role = 'adviser' and s.organisation = p_organisation
          and s.since <= aftercare.at() and (s.until is null or s.until > aftercare.at())) end
$$;
