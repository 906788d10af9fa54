-- after: sha256 3db22ace685fbddb2143b3c7e5e0b582c9b61c47e4c5ab4d203ca07487eb9ba6
-- "Heb je een plek voor na de zomer?" is not asked of who told where they landed: the first page does not ask them either (F64).
create or replace function aftercare.summer_due(p_year smallint, p_after uuid, p_most integer)
returns table (owner uuid) language plpgsql security definer set search_path = pg_catalog as $$
begin
  if access.kind() is distinct from 'system' then raise exception 'the night watch alone finds what is due'; end if;
  perform set_config('pvs.watching', 'aftercare', true);
  return query select a.owner from identity.address a join passport.answer x on x.owner = a.owner and x.question = 'sm9' and x.filled
    where (p_after is null or a.owner > p_after)
      and not exists (select from aftercare.summer s where s.owner = a.owner and s.year = p_year and (s.said is not null or s.told is not null))
      and not exists (select from aftercare.landing l where l.owner = a.owner and l.ended is null)
    order by a.owner limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;
