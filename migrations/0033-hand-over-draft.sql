-- after: sha256 f1f39bfc68b2786f5a92996b1f05c26d963cb1ec6a88dd7272fa169a14b4ee4e
-- A share ends for who takes it over only when the very draft is given that was made for it; sharing something else with them by oneself is not that yes.
alter table sharing.handover add column draft uuid;
grant update (draft) on sharing.handover to pvs_app;

-- Who asks again after the quiet time may do that from another class: whose question it was before is what counts; the new row has to be right as ever.
drop policy asker_again on sharing.request;
create policy asker_again on sharing.request for update to pvs_app
  using ((access.kind() = 'mentor' and person = access.actor()) or (access.kind() = 'receiver' and person = access.person()))
  with check (access.asks(owner, person, "group") and organisation = access.organisation() and answered is null);
