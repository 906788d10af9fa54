-- after: sha256 fd4de3cfeed380c98d93a8817322ead73a5dfa687b62ac4fae9220c037467c7a
-- after: sha256
-- mail: what was refused for us (a block list, a relay that is set wrong, our sender) or for the letter is told and stops no address (decision 0064).
-- What was counted so until now begins anew.
alter table mail.returned drop constraint returned_times_check;
alter table mail.returned add constraint returned_times_check check (times >= 0);
delete from mail.returned where why in ('refused', 'other');
