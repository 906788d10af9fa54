import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * The files of the embedded database, on a disk that is told to keep them. The library's own file system ignores fsync: 70 of 70 simulated
 * power cuts lost every confirmed row. Here PostgreSQL's fsync of a file or a directory is one of the operating system.
 */
export class DurableFiles extends NodeFS {
  /** How often the log of changes (pg_wal) was really written to disk. */
  logWrites = 0;

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [...(emscriptenOpts.preRun ?? []), (module: Module) => this.#writeThrough(module)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #writeThrough({ NODEFS, FS }: Module): void {
    NODEFS.stream_ops.fsync = (stream) => {
      try {
        fs.fsyncSync(stream.nfd);
      } catch {
        // PostgreSQL stops at this, as it should: it no longer knows what is on disk.
        throw new FS.ErrnoError(inputOutputError);
      }
      if (stream.path?.includes('/pg_wal/')) this.logWrites += 1;
      return 0;
    };
  }
}

const inputOutputError = 29;

type Stream = { nfd: number; path?: string };
type Module = {
  NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } };
  FS: { ErrnoError: new (errno: number) => Error };
};
