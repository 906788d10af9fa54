-- after: sha256 c8bc7f6fcb586c4dd8dcad8556817ee4cd00cbf4d21e526fc990c99510423d39
-- As 0025-reminders has it, and: since when each reminder is due, so that two nodes that look at the same moment write one letter.
drop function sharing.reminders_due(timestamptz, uuid, integer);
create function sharing.reminders_due(p_now timestamptz, p_after uuid, p_most integer)
returns table (about uuid, owner uuid, kind text, since timestamptz) language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('pvs.watching', 'reminders', true);
  return query select d.about, d.owner, d.kind, d.since from (
      select g.id as about, g.owner, 'ends' as kind, g.ends - interval '7 days' as since from sharing."grant" g
        where g.starts is not null and g.withdrawn is null and g.ends > p_now and g.ends - interval '7 days' <= p_now
          and g.starts <= g.ends - interval '7 days'
      union all select r."grant", r.owner, 'evaluate', r.at + interval '1 year' from sharing.reply r
        where r.kind = 'agreed' and r.at + interval '1 year' <= p_now
      union all select a.id, a.owner, 'evaluate', a.evaluate::timestamp at time zone 'Europe/Amsterdam' from talks.agreement a
        where a.kind = 'support' and a.evaluate <= (p_now at time zone 'Europe/Amsterdam')::date) d
    where (p_after is null or d.about > p_after)
      and not exists (select from sharing.reminder m where m.about = d.about and m.kind = d.kind and m.at >= d.since)
    order by d.about limit p_most;
  perform set_config('pvs.watching', '', true);
end $$;
revoke execute on function sharing.reminders_due(timestamptz, uuid, integer) from public;
grant execute on function sharing.reminders_due(timestamptz, uuid, integer) to pvs_app;
