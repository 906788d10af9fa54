-- after: sha256 f543d902b519376ca27085542661fb3c994fa106d3d4d482fc54956a3a9128bb
-- consent: an exception can be ended at school too, by the role that made it (decision 0052); and a paper of a share whose consent is away, or whose
-- receiver has not signed any more, does not say that it stands (C19).
alter policy school_read on consent.record
  using (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and organisation = access.organisation());
alter policy school_ends on consent.record
  using (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and organisation = access.organisation()
    and owner = access.passport())
  with check (access.kind() in ('dean', 'privacy-officer') and how in ('paper', 'exception') and organisation = access.organisation()
    and owner = access.passport() and withdrawn_by = 'school');

-- As 0024-paper-back has it, and: an exception that was made at this organisation stands.
create or replace function access.entrusted(e access.entering) returns jsonb language plpgsql as $$
declare entrusted boolean; vouched boolean;
begin
  if e.kind not in ('dean', 'privacy-officer') or not e.there then return '{}'; end if;
  entrusted := exists (select from consent.asking a where a.owner = e.passport and a.role = e.kind
    and a.organisation = e.organisation and a.handled is null);
  vouched := exists (select from consent.record r where r.owner = e.passport and r.how in ('paper', 'exception')
    and r.organisation = e.organisation and r.withdrawn is null);
  if entrusted or vouched then perform set_config('pvs.passport', e.passport::text, true); end if;
  return jsonb_build_object('entrusted', entrusted, 'vouched', vouched);
end $$;

-- As 0025-reminders has it, and `paused`: it was not stopped, and nothing of it can be read now.
create or replace function sharing.paper_state(p_index bytea, p_now timestamptz)
returns table (state text, day timestamptz) language plpgsql security definer set search_path = pg_catalog as $$
declare g sharing."grant"; reads boolean;
begin
  perform set_config('pvs.watching', 'paper', true);
  select * into g from sharing."grant" x where x.paper_index = p_index and x.starts is not null;
  perform set_config('pvs.watching', '', true);
  if g.id is null then return; end if;
  reads := (g."group" is not null or consent.carries(g.owner, consent.chosen(g.id, g.starts), p_now))
    and (g.organisation is null or contracts.standing(g.organisation, p_now));
  return query select case when g.withdrawn is not null then 'stopped' when g.ends <= p_now then 'ended'
    when reads then 'stands' else 'paused' end, coalesce(g.withdrawn, g.ends);
end $$;
