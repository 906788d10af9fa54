-- after: sha256 e17dc9e2f454f8d7fd2280ea579af0a5818ed90b91fa8660628ca3dad788eabd
-- What was let know about a share stands in the list of the inbox that it was shared with (F70, F74): its kind and day, so that two who work there do
-- not both answer. The grant's own policy says which shares are addressed to the hat that is worn; the words stay sealed.
create policy addressed on sharing.reply for select to pvs_app
  using (access.kind() in ('mentor', 'adviser', 'intaker') and exists (select from sharing."grant" g where g.id = reply."grant"));
