-- after: sha256 23cafe50b727a7b7c7d3aa9af3eb15839c0976872c22295e273118984235172d
-- A school of many hundred is counted a stretch of ids at a time too, as who has no school is: at half a million passports, on a machine that did ten things at once, one
-- statement for a whole school took longer than a statement may, and no figures of that month came at all.
create or replace function figures.here(p_place uuid, p_year text, p_from timestamptz, p_lower uuid, p_upper uuid) returns setof uuid
language plpgsql stable rows 200 set jit = off set enable_hashjoin = on set enable_seqscan = on as $$
begin
  if p_place <> '00000000-0000-0000-0000-000000000000' then
    return query select m.owner from organisations.member m join organisations."group" g on g.id = m."group"
      where g.organisation = p_place and g.school_year = p_year and m."left" is null and m.owner between p_lower and p_upper
        and not exists (select from organisations.member o join organisations."group" h on h.id = o."group"
          where o.owner = m.owner and o."left" is null and h.school_year = p_year and (o.joined, o."group") > (m.joined, m."group"));
  else
    return query select p.owner from passport.passport p
      where p.owner between p_lower and p_upper and p.used >= p_from::date
        and not exists (select from organisations.member o join organisations."group" h on h.id = o."group"
          where o.owner = p.owner and o.owner between p_lower and p_upper and o."left" is null and h.school_year = p_year);
  end if;
end $$;
