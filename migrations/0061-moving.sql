-- after: sha256 46629d67fd701fce82bf3d6ac15ef402dd121c990be685ae76a27823a0367a28
-- A region that comes from another house (F59, decision 0077): what is its own comes in as it stood there, by a command of whoever runs the installation. Nothing of a passport is in it. The
-- other tables of it can be filled by such a command already, as an enrolment does.
create policy moved_in on method.set for insert to pvs_app with check (access.kind() = 'system');
create policy moved_in on method.theme for insert to pvs_app with check (access.kind() = 'system');
create policy moved_in on method.school for insert to pvs_app with check (access.kind() = 'system');
create policy moved_in on contracts.contract for insert to pvs_app with check (access.kind() = 'system');
create policy moved_in on contracts.requirement for insert to pvs_app with check (access.kind() = 'system');
