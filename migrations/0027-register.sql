-- after: sha256 9c75f7edcac15cffd31d1b3b161bbcd50c5d789bef23e447f72889a5c92d028f
-- A register that the admin of a region read and did not take over yet waits as a list of a school does (F103).
create policy staged_register on organisations.roster to pvs_app
  using (access.kind() = 'region-admin' and organisation = access.organisation() and organisation = any (access.reach()) and person = access.actor())
  with check (access.kind() = 'region-admin' and organisation = access.organisation() and organisation = any (access.reach()) and person = access.actor());
