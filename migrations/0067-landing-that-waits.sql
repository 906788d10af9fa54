-- after: sha256 fdde08cce2960d7bebe22e501aead2b85c9eb785d6cfbab49490ad1549aa2303
-- What an adviser wrote down and waits for a yes may stand beside where the young person landed by their own word, of which the adviser may know nothing (0062): one that counts, and one of each who
-- proposed.
drop index aftercare.landing_now;
create unique index landing_now on aftercare.landing (owner) where ended is null and confirmed is not null;
create unique index landing_waits on aftercare.landing (owner, proposer) where ended is null and confirmed is null;
