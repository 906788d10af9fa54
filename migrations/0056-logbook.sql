-- after: sha256 3cd757d9c17d68e59a6d2bd6de1596095da0ff8bee96fe9aa4d7911ff65cf213
-- What people at work did is read by who looks after their organisation: its own log, and of a privacy officer also the lines that were written in
-- passports under its hats. A line says who and what, and never a word of a passport.
create policy work on audit.entry for select to pvs_app
  using (access.kind() in ('dean', 'region-admin', 'privacy-officer') and chain = access.organisation()
    and current_setting('pvs.held', true) = 'yes');
create policy work_looks on audit.entry for select to pvs_app
  using (access.kind() = 'privacy-officer' and organisation = access.organisation()
    and current_setting('pvs.held', true) = 'yes');
create index entry_organisation on audit.entry (organisation, at) where organisation is not null;
