-- after: sha256 cb76edd8eb6a0e76b4fbd74bd5644f389fe0498d63a6c2fc62737e08269210c5
-- Letters that came back (C6, decision 0064). An address stands here by its blind index alone: nobody reads it out of these rows. What was
-- sent is known for thirty days by a random token, so that who does not know the letter can make nothing come back.

create schema mail;
grant usage on schema mail to pvs_app;

create table mail.sent (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  mail_index bytea not null,
  at timestamptz not null,
  returned timestamptz
);
create index sent_address on mail.sent (mail_index);
create index sent_at on mail.sent (at);

create table mail.returned (
  mail_index bytea primary key,
  why text not null check (why in ('unknown', 'full', 'refused', 'other')),
  times integer not null check (times > 0),
  last timestamptz not null
);

-- The newest letter that the admin of a region sent to see whether mail works: to themselves, or to nobody (C8).
create table mail.trial (
  organisation uuid not null references organisations.organisation,
  kind text not null check (kind in ('letter', 'bounce')),
  mail_index bytea not null,
  at timestamptz not null,
  primary key (organisation, kind)
);

do $$
declare t regclass;
begin
  foreach t in array array['mail.sent', 'mail.returned', 'mail.trial']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

create policy job on mail.sent to pvs_app using (access.kind() = 'system') with check (access.kind() = 'system');
create policy job on mail.returned to pvs_app using (access.kind() = 'system') with check (access.kind() = 'system');
create policy trial on mail.trial to pvs_app
  using (access.kind() = 'region-admin' and organisation = access.organisation())
  with check (access.kind() = 'region-admin' and organisation = access.organisation());
create policy trial on mail.sent for select to pvs_app
  using (exists (select from mail.trial t where t.mail_index = sent.mail_index and t.organisation = access.organisation()));
create policy trial on mail.returned for select to pvs_app
  using (exists (select from mail.trial t where t.mail_index = returned.mail_index and t.organisation = access.organisation()));
create policy tidy_find on mail.trial for select to pvs_app using (access.kind() = 'system');
create policy tidy on mail.trial for delete to pvs_app using (access.kind() = 'system');

-- Who knows an address can ask whether letters to it come back, of that one; and who works with somebody of theirs.
create policy bearer on mail.returned for select to pvs_app using (mail_index = access.secret());
create policy bearer_again on mail.returned for delete to pvs_app using (mail_index = access.secret() and access.kind() = 'owner');
create policy bearer_forget on mail.sent for select to pvs_app using (mail_index = access.secret() and access.kind() = 'owner');
create policy bearer_forgets on mail.sent for delete to pvs_app using (mail_index = access.secret() and access.kind() = 'owner');
create policy staff on mail.returned for select to pvs_app
  using (access.kind() in ('dean', 'region-admin') and exists (
    select from identity.person p join organisations.staff s on s.person = p.id
      where p.mail_index = returned.mail_index and s.organisation = any (access.reach())));
create policy staff_again on mail.returned for delete to pvs_app
  using (access.kind() in ('dean', 'region-admin') and exists (
    select from identity.person p join organisations.staff s on s.person = p.id
      where p.mail_index = returned.mail_index and s.organisation = any (access.reach())));

grant select, insert, update, delete on mail.sent, mail.returned, mail.trial to pvs_app;
