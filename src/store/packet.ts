import pg from 'pg';
import { serialize } from 'pg-protocol';
import { parsers } from './types.ts';

/** A statement with its values in the form that goes over the line, and who waits for it. */
export type Asked = {
  readonly text: string;
  /** Under which name this connection keeps it planned; empty for one that is not kept. */
  readonly name: string;
  readonly values: readonly (string | Buffer | null)[];
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

export type Result = { command: string; rowCount: number; rows: Record<string, unknown>[] };

type Column = { name: string; read: (text: string) => unknown };

/**
 * What a connection knows of a statement by its name. Its columns never change on one connection: after a migration PostgreSQL refuses
 * the statement instead. `doubtful`: something went wrong before we knew that it was planned.
 */
export type Planned = { columns: readonly Column[] | undefined; doubtful: boolean };

/**
 * Statements that go to the server in one packet with one Sync, and come back in one: one way there and back for all of them. Outside a
 * transaction that makes them one. After one that is refused the server skips the rest, so they are refused with it.
 */
export class Packet implements pg.Submittable {
  /** `pg` puts its clock here, and expects it called at the end. */
  callback: (error?: unknown) => void = () => {};
  readonly #asked: readonly Asked[];
  readonly #planned: Map<string, Planned>;
  readonly #results: Result[] = [];
  #columns: readonly Column[] | undefined;
  #rows: Record<string, unknown>[] = [];
  #unreadable: unknown;

  constructor(asked: readonly Asked[], planned: Map<string, Planned>) {
    this.#asked = asked;
    this.#planned = planned;
  }

  /** One write: a socket that is given forty little pieces takes several times as long as for the same bytes in one. */
  submit(connection: pg.Connection): void {
    const parts: Buffer[] = [];
    for (const { name, text, values } of this.#asked) {
      const known = this.#planned.get(name);
      if (known === undefined || known.doubtful) {
        if (known !== undefined) parts.push(serialize.close({ type: 'S', name }));
        parts.push(serialize.parse({ name, text, types: [] }));
        if (name !== '') this.#planned.set(name, { columns: undefined, doubtful: false });
      }
      parts.push(serialize.bind({ statement: name, values: [...values] }));
      if (known?.columns === undefined) parts.push(serialize.describe({ type: 'P', name: '' }));
      parts.push(serialize.execute());
    }
    parts.push(serialize.sync());
    connection.stream.write(Buffer.concat(parts));
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: readerOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.#columns ??= this.#planned.get(this.#now?.name ?? '')?.columns ?? [];
    const row: Record<string, unknown> = {};
    try {
      for (const [n, { name, read }] of this.#columns.entries()) {
        const text = fields[n];
        row[name] = text === null || text === undefined ? null : read(text);
      }
    } catch (error) {
      this.#unreadable = error;
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const plan = this.#planned.get(this.#now?.name ?? '');
    if (plan !== undefined) plan.columns ??= this.#columns ?? [];
    const [command = '', ...counts] = text.split(' ');
    this.#results.push({ command, rowCount: Number(counts.at(-1) ?? 0), rows: this.#rows });
    this.#columns = undefined;
    this.#rows = [];
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    this.callback();
    if (this.#unreadable !== undefined) this.#refuse(0, this.#unreadable);
    for (const [n, { resolve }] of this.#asked.entries()) {
      const result = this.#results[n];
      if (result !== undefined) resolve(result);
    }
  }

  /** What came before it in this packet stands (or falls with the transaction); an error at the end of all is about all. */
  handleError(error: unknown, connection: pg.Connection): void {
    this.callback();
    for (const { name } of this.#asked.slice(this.#results.length)) {
      if (name !== '') this.#planned.set(name, { columns: undefined, doubtful: true });
    }
    const from = this.#results.length < this.#asked.length ? this.#results.length : 0;
    for (const [n, result] of this.#results.slice(0, from).entries()) this.#asked[n]?.resolve(result);
    this.#refuse(from, error);
    // Not the server's own answer: nobody knows any more which answers would be to which questions.
    if (!(error instanceof pg.DatabaseError)) connection.stream.destroy();
  }

  handlePortalSuspended(): void {}

  handleCopyInResponse(connection: pg.Connection): void {
    connection.stream.destroy();
  }

  get #now(): Asked | undefined {
    return this.#asked[this.#results.length];
  }

  #refuse(from: number, error: unknown): void {
    for (const { reject } of this.#asked.slice(from)) reject(error);
  }
}

function readerOf(type: number): (text: string) => unknown {
  return parsers[type] ?? pg.types.getTypeParser(type, 'text');
}

/** A value as PostgreSQL reads it. Moments with their offset, bytes as bytes, lists in its own notation. */
export function onTheLine(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return `${value}`;
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(inList).join(',')}}`;
  throw new Error('a value that PostgreSQL does not take: give jsonb as a JSON string');
}

function inList(value: unknown): string {
  const plain = onTheLine(value);
  if (plain === null) return 'NULL';
  const text = typeof plain === 'string' ? plain : `\\x${plain.toString('hex')}`;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
