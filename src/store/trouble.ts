import { Fault } from '../base/fault.ts';

/**
 * The database said no to a statement: a row that exists already, a rule that is not met, a policy of row security.
 * Carries the SQLSTATE and names, never a value out of a row: PostgreSQL's own `detail` quotes whole rows.
 */
export class Refused extends Error {
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(code: string, message: string, constraint: string | undefined, table: string | undefined) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.constraint = constraint;
    this.table = table;
  }
}

/** The connection was dead before the transaction on it began: nothing was changed, and it may begin again on another one. */
export class NotBegun extends Fault {
  constructor(cause: unknown) {
    super('unavailable', 'the transaction could not begin', cause);
  }
}

/** Whether `error` says that such a row exists already (a unique constraint, `constraint` when given). */
export function alreadyThere(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Refused) || error.code !== '23505') return false;
  return constraint === undefined || error.constraint === constraint;
}

/** Whether the transaction lost against another one and can simply be run again. */
export function lostRace(error: unknown): boolean {
  return error instanceof Refused && (error.code === '40001' || error.code === '40P01' || isStale(error));
}

/** Whether a migration changed a table under a statement that this connection had planned. */
export function isStale(error: unknown): boolean {
  return error instanceof Refused && error.code === '0A000' && error.message.includes('cached plan');
}

/**
 * What a driver threw, as the house knows it. A refusal of the database becomes `Refused`; everything else (no connection, no
 * space, too slow, a server that stops or only reads) becomes `Fault('unavailable')`: nothing was given, nothing is lost.
 */
export function troubleOf(error: unknown): Fault | Refused {
  if (error instanceof Fault || error instanceof Refused) return error;
  const { code, constraint, table, message, severity } = readFields(error);
  const state = code !== undefined && sqlState.test(code) ? code : undefined;
  if (state === undefined || severity === 'PANIC' || severity === 'FATAL' || isAway(state)) {
    return new Fault(
      'unavailable',
      `the database is away (${code ?? 'no answer'})`,
      bare(code, message, state),
    );
  }
  return new Refused(state, describe(state, message), constraint, table);
}

/** Five signs of PostgreSQL's classes; `EPIPE` and its like, of the network, are none. */
const sqlState = /^[0-9FHPX][0-9A-Z]{4}$/;

/** SQLSTATEs under which nobody's statement is to blame: the database cannot do its work now. */
function isAway(state: string): boolean {
  if (/^(08|28|3D|53|57|58|F0|XX)/.test(state)) return true;
  return state === '25006' || state === '25P03' || state === '55P03';
}

/** Class 22 quotes the value that did not fit ('invalid input syntax for type integer: "…"'). That may be an answer. */
function describe(state: string, message: string | undefined): string {
  return state.startsWith('22') || message === undefined
    ? `the database refused a value (${state})`
    : message;
}

/** The cause for the log: without the driver's error object, that carries statements, parameters and rows. */
function bare(code: string | undefined, message: string | undefined, state: string | undefined): Error {
  return new Error(`${code ?? 'unknown'}: ${state?.startsWith('22') ? '' : (message ?? '')}`);
}

type Fields = Partial<Record<'code' | 'constraint' | 'table' | 'message' | 'severity', string>>;

function readFields(error: unknown): Fields {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const fields: Fields = {};
  for (const name of ['code', 'constraint', 'table', 'message', 'severity'] as const) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}
