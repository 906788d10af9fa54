-- after: sha256 d23d9ce79b2ac583c8da8254bc86d1b7d4a5de254e91266d68bd259c17b5fd35
-- identity: an own address that is the school's ends when the school is left (C9). Known by the domain of those who work there: kept as a blind index,
-- with domains left out at which anybody can have an address.
create table identity.work_domain (domain_index bytea primary key);
grant select, insert on identity.work_domain to pvs_app;
alter table identity.address add column domain_index bytea;
