/**
 * How long a PostgreSQL server is waited for, that of the data and that of the keys. A server that is there ends a statement itself; the
 * last limit is for one that says nothing at all: its machine is gone, or a firewall between us lets nothing through any more. TCP alone would wait a
 * quarter of an hour.
 */
export const patience = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 5_000,
  query_timeout: 8_000,
  keepAlive: true,
} as const;
