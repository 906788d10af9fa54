-- after: sha256 b1e295b10d4f527410aacf3860e58d2ef00b3351be2b134a704cb26ff6166fe7
-- A pupil who gives something to a classmate does that within the own session: signing out, by the pupil or by the mentor for the whole
-- class (C13), ends both, so that the next at the same Chromebook cannot read or change what was given.
alter table identity.session add column within uuid references identity.session (id) on delete cascade;
create index session_within on identity.session (within) where within is not null;

create policy class_find_within on identity.session for select to current_user
  using (access.kind() = 'mentor' and kind = 'companion' and within is not null);
create policy class_out_within on identity.session for update to current_user
  using (access.kind() = 'mentor' and kind = 'companion' and within is not null)
  with check (access.kind() = 'mentor' and kind = 'companion' and within is not null);

-- As 0006 has it, and what was opened within those sessions ends with them.
create or replace function identity.end_class(p_group uuid, p_lesson uuid, p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if access.kind() is distinct from 'mentor' or not p_group = any (access.groups()) then
    raise exception 'only the mentor of a group signs it out';
  end if;
  update identity.session c set ends = p_at from identity.session s, organisations.member m
    where c.within = s.id and c.kind = 'companion' and c.ends > p_at
      and m."group" = p_group and m.lesson = p_lesson and m."left" is null
      and s.owner = m.owner and s.kind = 'owner' and s.device = 'shared' and s.ends > p_at;
  update identity.session s set ends = p_at from organisations.member m
    where m."group" = p_group and m.lesson = p_lesson and m."left" is null
      and s.owner = m.owner and s.kind = 'owner' and s.device = 'shared' and s.ends > p_at;
  get diagnostics ended = row_count;
  return ended;
end $$;
