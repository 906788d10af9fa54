import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

export type Log = Logger;

/** Structured lines on standard output. Nothing personal: routes and not addresses, kinds and not messages of users. */
export function openLog(level: Config['logLevel']): Log {
  // Lines leave together, within a fifth of a second: a write for each would cost as much as a page.
  const out = pino.destination({ sync: false, minLength: 4_096, periodicFlush: 200 });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
}
