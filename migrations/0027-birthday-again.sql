-- after: sha256 9c75f7edcac15cffd31d1b3b161bbcd50c5d789bef23e447f72889a5c92d028f
-- A day of birth that was mistyped is put right with the help of the named role: it takes the day away, and the young person gives it anew.
-- Until then nothing outside school is open, and what was shared asks its owner again.
alter table consent.asking drop constraint asking_kind_check;
alter table consent.asking add constraint asking_kind_check check (kind in ('paper', 'exception', 'birthday'));

create policy school_clears on consent.birth for delete to pvs_app
  using (access.kind() in ('dean', 'privacy-officer') and owner = access.passport() and exists (
    select from consent.asking a where a.owner = birth.owner and a.kind = 'birthday' and a.role = access.kind()
      and a.organisation = access.organisation() and a.person = access.actor() and a.outcome = 'yes'));
create policy school_finds on consent.birth for select to pvs_app
  using (access.kind() in ('dean', 'privacy-officer') and owner = access.passport() and exists (
    select from consent.asking a where a.owner = birth.owner and a.kind = 'birthday' and a.role = access.kind()
      and a.organisation = access.organisation() and a.person = access.actor() and a.outcome = 'yes'));
