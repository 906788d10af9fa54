-- after: sha256 f2b08efe43888c69a4f426cb1ad81ad4fe40da8e265e902790bea9c6aae9093c
-- As 0030 has it, one step at a time: first whose places they are, and only then their memberships. In one join PostgreSQL went through a whole list for
-- each class of a school, longer than a statement may take.
create or replace function organisations.end_places(p_places uuid[], p_from uuid, p_at timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare ended integer;
begin
  if access.kind() is distinct from 'dean' then raise exception 'only the school takes somebody off its list'; end if;
  with taken as materialized (
    select c.owner, c.place from unnest(p_places) wanted join organisations.claim c on c.place = wanted
  ), homes as materialized (
    select t.owner, p.organisation from taken t join organisations.place p on p.id = t.place
  )
  update organisations.member m set "left" = p_at, off_by = null
    from homes h join organisations."group" g on g.organisation = h.organisation
    where m.owner = h.owner and m."group" = g.id and g.id = any (access.groups())
      and (p_from is null or g.id = p_from) and m."left" is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
