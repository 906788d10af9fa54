import { expect, it } from 'vitest';
import { Fault } from '../base/fault.ts';
import { Refused, troubleOf } from './trouble.ts';

it('a line that broke is unavailable, though its code has five signs as PostgreSQL’s have', () => {
  for (const code of ['EPIPE', 'ECONNRESET', 'ETIMEDOUT']) {
    expect(troubleOf(Object.assign(new Error('write'), { code }))).toBeInstanceOf(Fault);
  }
  expect(troubleOf(Object.assign(new Error('twice'), { code: '23505', severity: 'ERROR' }))).toBeInstanceOf(
    Refused,
  );
});
