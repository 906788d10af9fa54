-- after: sha256 f637be7315a087545681273ed5e48611546e7a39b76617b4a988cfc5bbbfbbe5
-- A school's list (decision 0046): who moves leaves the old class alone, what a card that was lost began is no more of that place, and the list
-- itself ends with its school year.

drop function organisations.end_places(uuid[], timestamptz);
-- Of who moves: the class that the list had them in (p_from), and no other. Of who left: every class of that school.
create function organisations.end_places(p_places uuid[], p_from uuid, p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if access.kind() is distinct from 'dean' then raise exception 'only the school takes somebody off its list'; end if;
  update organisations.member m set "left" = p_at, off_by = null
    from organisations.claim c join organisations.place p on p.id = c.place
      join organisations."group" g on g.organisation = p.organisation
    where c.place = any (p_places) and m.owner = c.owner and m."group" = g.id and g.id = any (access.groups())
      and (p_from is null or g.id = p_from) and m."left" is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function organisations.end_places(uuid[], uuid, timestamptz) from public;
grant execute on function organisations.end_places(uuid[], uuid, timestamptz) to pvs_app;

-- With a new card a place is free again: whoever took it before is not who the list means. Nobody at school sees who that was; the tables' owner is
-- under the policies too (forced), and gets this one way.
create policy card_find on organisations.claim for select to current_user using (access.kind() = 'mentor');
create policy card_drop on organisations.claim for delete to current_user using (access.kind() in ('dean', 'mentor'));
create policy card_find on organisations.place for select to current_user
  using (access.kind() = 'mentor' and "group" = any (access.groups()));
create function organisations.free_place(p_place uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from organisations.claim c using organisations.place p
    where p.id = c.place and p.id = p_place and p."group" = any (access.groups());
end $$;
revoke execute on function organisations.free_place(uuid) from public;
grant execute on function organisations.free_place(uuid) to pvs_app;

-- As 0005-retention has it, and: the school's own list of that year, with names, numbers and who began with which card (a claim goes with its place).
create policy over_find on organisations.place for select to current_user using (retention.clearing());
create policy over on organisations.place for delete to current_user using (retention.clearing());
create or replace function retention.forget_lists(p_today date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  perform set_config('pvs.watching', 'lists', true);
  delete from organisations.place p using organisations."group" g
    where g.id = p."group" and make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today;
  delete from organisations.member m using organisations."group" g
    where g.id = m."group" and make_date(right(g.school_year, 4)::integer, 10, 1) <= p_today;
  get diagnostics gone = row_count;
  perform set_config('pvs.watching', '', true);
  return gone;
end $$;
