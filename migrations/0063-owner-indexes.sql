-- after: sha256 d1bfeea44f085fe302d70f6c7df11667337f5f5a675435537c1a1a17c752d296
-- What was said yes to, read and answered back is looked for by whose passport it is: by the figures, of each of half a million, and when a passport goes. Without
-- these each of them went through all rows, and a month of figures at that size was not made within the time of a statement.
create index acceptance_owner on sharing.acceptance (owner);
create index reader_owner on sharing.reader (owner);
create index reply_owner on sharing.reply (owner);
