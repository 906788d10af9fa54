import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second, on every Linux that Node runs on. */
const msPerTick = 10;

/**
 * CPU time that these processes used, with all their threads, in milliseconds. Of `parents` the children that have ended are counted too: a
 * PostgreSQL connection that closes hands its time to the postmaster.
 */
export function cpuOf(pids: readonly number[], parents: readonly number[] = []): number {
  let ticks = 0;
  for (const pid of pids) {
    const fields = statOf(pid);
    if (fields === undefined) continue;
    ticks += Number(fields[11]) + Number(fields[12]);
    if (parents.includes(pid)) ticks += Number(fields[13]) + Number(fields[14]);
  }
  return ticks * msPerTick;
}

/** The fields after the name, that stands in brackets and may hold spaces. */
function statOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
  } catch {
    return undefined; // it ended meanwhile
  }
}
