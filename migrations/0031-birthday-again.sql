-- after: sha256 f498c3e636cf21afe118e40dc343252fb0a810d65107f1674c81902263f5a7cf
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

-- A record of the school belongs to an asking that this very person just said yes to, of the same kind, and once.
drop policy school_says on consent.record;
create policy school_says on consent.record for insert to pvs_app
  with check (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and owner = access.passport()
    and person = access.actor() and organisation = access.organisation() and exists (
      select from consent.asking a where a.id = asking and a.owner = record.owner and a.kind = record.how and a.role = access.kind()
        and a.person = access.actor() and a.outcome = 'yes'));
create unique index record_asking on consent.record (asking) where asking is not null;
