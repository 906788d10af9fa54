-- after: sha256 b94b6adb2026abeb01d4ef314f011d2d6652f4f3111731e10ca449804dfa5480
-- The lesson that is led: which plan it follows and at which step it is. Step 0 is before the first: everybody comes in.
alter table organisations.lesson
  add column plan text not null default 'vrij' check (plan ~ '^[a-z0-9-]{1,40}$'),
  add column step integer not null default 0 check (step >= 0);

-- Who took somebody off the list, so that a mistake can be taken back by who made it; nobody else puts anybody on a list.
alter table organisations.member add column off_by uuid;

-- The day that it last went on: a day and no time, because a mentor sees it.
alter table passport.progress add column moved date;

-- A mentor signs the class out (C13): the sessions of that lesson's pupils on shared devices end, at a moment that lets what is being
-- typed still be saved. The app's role sees none of those sessions. The tables' owner is under the policies too, and gets this one way.
create policy class_find on organisations.member for select to current_user
  using (access.kind() = 'mentor' and "group" = any (access.groups()));
create policy class_find on identity.session for select to current_user
  using (access.kind() = 'mentor' and kind = 'owner' and device = 'shared');
create policy class_out on identity.session for update to current_user
  using (access.kind() = 'mentor' and kind = 'owner' and device = 'shared')
  with check (access.kind() = 'mentor' and kind = 'owner' and device = 'shared');

create function identity.end_class(p_group uuid, p_lesson uuid, p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if access.kind() is distinct from 'mentor' or not p_group = any (access.groups()) then
    raise exception 'only the mentor of a group signs it out';
  end if;
  update identity.session s set ends = p_at from organisations.member m
    where m."group" = p_group and m.lesson = p_lesson and m."left" is null
      and s.owner = m.owner and s.kind = 'owner' and s.device = 'shared' and s.ends > p_at;
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function identity.end_class(uuid, uuid, timestamptz) from public;
grant execute on function identity.end_class(uuid, uuid, timestamptz) to pvs_app;
