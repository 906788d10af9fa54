import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

export type Log = Logger;

/** Structured lines on standard output. Nothing personal: routes and not addresses, kinds and not messages of users. */
export function openLog(level: Config['logLevel']): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
