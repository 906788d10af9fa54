import { parentPort, workerData } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { Fault } from '../base/fault.ts';
import { openDatabase } from './embedded-open.ts';
import type { Answer, Question } from './embedded-thread.ts';
import { keepUp } from './embedded-upkeep.ts';

/**
 * The thread that the embedded database lives in: a statement blocks its thread, and the web should not wait for it. It is asked one
 * thing at a time. After trouble that the database cannot get over it says so and is replaced.
 */
async function live(port: NonNullable<typeof parentPort>): Promise<void> {
  const database = await openDatabase(String(workerData));
  const upkeep = keepUp(database);
  port.on('message', (question: Question) => {
    answer(database, upkeep, question)
      .catch((error: unknown): Answer => describe(error))
      .then((given) => port.postMessage(given));
  });
  port.postMessage({ kind: 'done', rows: [] } satisfies Answer);
}

async function answer(
  database: PGlite,
  upkeep: ReturnType<typeof keepUp>,
  question: Question,
): Promise<Answer> {
  switch (question.ask) {
    case 'query': {
      const result = await database.query(question.sql, [...question.parameters], { rowMode: 'object' });
      // The library answers 'no rows' when the database fell over half way: only a finished statement names its command.
      if (result.command === undefined) return { kind: 'lost', why: 'a statement had no end' };
      const { rows, affectedRows } = result;
      return { kind: 'done', rows, ...(affectedRows !== undefined && { affectedRows }) };
    }
    case 'begin':
    case 'rollback':
      return turn(database, question.ask);
    case 'commit': {
      const answer = await turn(database, 'commit');
      if (answer.kind === 'done') await upkeep.afterCommit();
      return answer;
    }
    case 'rest':
      await upkeep.rest();
      return { kind: 'done', rows: [] };
    case 'close':
      await database.close();
      return { kind: 'done', rows: [] };
  }
}

/** A commit counts only when the database has said the word itself: an aborted transaction answers ROLLBACK. */
async function turn(database: PGlite, ask: 'begin' | 'commit' | 'rollback'): Promise<Answer> {
  const [result] = await database.exec(ask);
  if (result?.command === ask.toUpperCase()) return { kind: 'done', rows: [] };
  if (result?.command !== 'ROLLBACK') return { kind: 'lost', why: `no answer to ${ask}` };
  return { kind: 'refused', code: '25P02', message: 'the transaction had failed before' };
}

function describe(error: unknown): Answer {
  if (!(error instanceof Error)) return { kind: 'lost', why: String(error) };
  const fields: Record<string, unknown> = { ...error };
  const code = typeof fields.code === 'string' ? fields.code : undefined;
  if (code === undefined || fields.severity === 'PANIC' || fields.severity === 'FATAL') {
    const mistaken = error.message.startsWith('Invalid input for');
    return mistaken ? { kind: 'mistaken', message: error.message } : { kind: 'lost', why: error.message };
  }
  const { constraint, table } = fields;
  return {
    kind: 'refused',
    code,
    message: error.message,
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
  };
}

if (parentPort !== null) {
  const port = parentPort;
  live(port).catch((error: unknown) => {
    const why = error instanceof Fault ? error.message : `the embedded database does not start: ${error}`;
    port.postMessage({ kind: 'lost', why } satisfies Answer);
  });
}
