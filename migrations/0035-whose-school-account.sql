-- after: sha256 c6bcb337c9ae75b18aee8f6598b86920ae089574d082ec977f1d8ed34cb42cdb
-- As whom somebody is known at the school's own page, sealed for the house, for as long as that going counts: whoever is to link an account sees whose it is.
alter table identity.school_attempt add column shown bytea;
