import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/**
 * What a disk would still hold after a power cut. It watches every call that the process makes on files under `root`, and keeps beside
 * them only what was fsynced:
 * - bytes of a file, when that file was fsynced; of what was not, a cut keeps a random part;
 * - a name in a directory, when the directory was fsynced, or for a new file when the file was (as ext4, xfs and btrfs do). A rename or
 *   removal that was not fsynced is undone.
 */
export class ShadowDisk {
  /** Called before every change of the files: the moment for a cut. */
  onChange: () => void = () => {};
  /** With this on, fsync says yes and does nothing: the drill must then fail. */
  lying = false;

  readonly #root: string;
  readonly #files = new Map<number, { bytes: Buffer; pending: Change[] }>();
  readonly #folders = new Map<number, Map<string, Entry>>();
  readonly #open = new Map<number, { id: number; path: string; folder: boolean }>();
  readonly #ids = new Map<number, number>();
  readonly #created = new Set<string>();
  #lastId = 0;

  constructor(root: string) {
    this.#root = resolve(root);
    this.#folders.set(this.#idOf(this.#root), new Map());
    this.#watch();
  }

  /** Writes to `folder` what would be found after the power comes back. `luck` is the chance of each unsynced write to survive. */
  cut(folder: string, luck: number): void {
    this.#restore(this.#idOf(this.#root), folder, luck);
  }

  #restore(id: number, path: string, luck: number): void {
    real.mkdirSync(path, { recursive: true, mode: 0o700 });
    for (const [name, entry] of this.#folders.get(id) ?? []) {
      if (entry.folder) this.#restore(entry.id, join(path, name), luck);
      else real.writeFileSync(join(path, name), this.#surviving(entry.id, luck));
    }
  }

  #surviving(id: number, luck: number): Buffer {
    const file = this.#files.get(id);
    if (file === undefined) return Buffer.alloc(0);
    return file.pending.filter(() => Math.random() < luck).reduce(apply, Buffer.from(file.bytes));
  }

  #watch(): void {
    fs.openSync = (path, ...rest) => {
      const before = this.#covers(path) && real.existsSync(path);
      const fd = real.openSync(path, ...rest);
      if (!this.#covers(path)) return fd;
      const folder = real.fstatSync(fd).isDirectory();
      if (!before && !folder) this.#appeared(String(path));
      this.#open.set(fd, { id: this.#idOf(path), path: String(path), folder });
      return fd;
    };
    fs.closeSync = (fd) => {
      this.#open.delete(fd);
      real.closeSync(fd);
    };
    fs.writeSync = ((fd: number, bytes: Uint8Array, offset: number, length: number, position: number) => {
      const written = real.writeSync(fd, bytes, offset, length, position);
      const open = this.#open.get(fd);
      if (open === undefined) return written;
      this.#change(open.id, { at: position, bytes: Buffer.from(bytes.subarray(offset, offset + written)) });
      return written;
    }) as typeof fs.writeSync;
    fs.ftruncateSync = (fd, size = 0) => {
      real.ftruncateSync(fd, size);
      const open = this.#open.get(fd);
      if (open !== undefined) this.#change(open.id, { size: size ?? 0 });
    };
    fs.truncateSync = (path, size = 0) => {
      real.truncateSync(path, size);
      if (typeof path !== 'number' && this.#covers(path)) this.#change(this.#idOf(path), { size: size ?? 0 });
    };
    fs.fsyncSync = (fd) => {
      const open = this.#open.get(fd);
      if (open === undefined) return real.fsyncSync(fd);
      if (!this.lying) this.#sync(open);
    };
    this.#watchNames();
    syncBuiltinESMExports();
  }

  #watchNames(): void {
    fs.writeFileSync = (path, data, options) => {
      real.writeFileSync(path, data, options);
      if (typeof path === 'number' || !this.#covers(path)) return;
      if (String(data) !== '') throw new Error('the shadow knows only empty files made this way');
      this.#appeared(String(path));
    };
    fs.mkdirSync = ((path: string, options: fs.MakeDirectoryOptions) => {
      const made = real.mkdirSync(path, options);
      if (this.#covers(path)) this.#folders.set(this.#idOf(path), new Map());
      return made;
    }) as typeof fs.mkdirSync;
    fs.renameSync = (from, to) => {
      this.onChange();
      this.#gone(to);
      real.renameSync(from, to);
      for (const open of this.#open.values()) if (open.path === String(from)) open.path = String(to);
      this.#created.delete(String(from));
    };
    fs.unlinkSync = (path) => {
      this.onChange();
      this.#gone(path);
      real.unlinkSync(path);
    };
  }

  #sync({ id, path, folder }: { id: number; path: string; folder: boolean }): void {
    this.onChange();
    if (folder) {
      this.#folders.set(id, this.#listing(path));
      return;
    }
    const file = this.#file(id);
    file.bytes = file.pending.reduce(apply, file.bytes);
    file.pending = [];
    if (this.#created.delete(path)) this.#nameKept(path, { id, folder: false });
  }

  /** A new file that is fsynced keeps its name, and the new folders above it theirs. */
  #nameKept(path: string, entry: Entry): void {
    const above = dirname(path);
    const aboveId = this.#idOf(above);
    const names = this.#folders.get(aboveId) ?? new Map<string, Entry>();
    names.set(path.slice(above.length + 1), entry);
    this.#folders.set(aboveId, names);
    if (above !== this.#root) this.#nameKept(above, { id: aboveId, folder: true });
  }

  #listing(path: string): Map<string, Entry> {
    const entries = real.readdirSync(path, { withFileTypes: true });
    return new Map(
      entries.map((each) => [
        each.name,
        { id: this.#idOf(join(path, each.name)), folder: each.isDirectory() },
      ]),
    );
  }

  #appeared(path: string): void {
    this.#created.add(path);
    this.#file(this.#idOf(path));
  }

  #change(id: number, change: Change): void {
    this.onChange();
    this.#file(id).pending.push(change);
  }

  #file(id: number): { bytes: Buffer; pending: Change[] } {
    const known = this.#files.get(id) ?? { bytes: Buffer.alloc(0), pending: [] };
    this.#files.set(id, known);
    return known;
  }

  /** The number that the operating system gives a file is used again after its removal; ours is not. */
  #idOf(path: fs.PathLike): number {
    const { ino } = real.lstatSync(path);
    const id = this.#ids.get(ino) ?? ++this.#lastId;
    this.#ids.set(ino, id);
    return id;
  }

  #gone(path: fs.PathLike): void {
    if (this.#covers(path) && real.existsSync(path)) this.#ids.delete(real.lstatSync(path).ino);
  }

  #covers(path: fs.PathLike): boolean {
    const whole = resolve(String(path));
    return whole === this.#root || whole.startsWith(`${this.#root}/`);
  }
}

type Entry = { id: number; folder: boolean };
type Change = { at: number; bytes: Buffer } | { size: number };

const real = { ...fs };

function apply(bytes: Buffer, change: Change): Buffer {
  if ('size' in change) {
    return change.size <= bytes.length ? bytes.subarray(0, change.size) : grown(bytes, change.size);
  }
  const end = change.at + change.bytes.length;
  const long = end <= bytes.length ? bytes : grown(bytes, end);
  change.bytes.copy(long, change.at);
  return long;
}

function grown(bytes: Buffer, size: number): Buffer {
  const longer = Buffer.alloc(size);
  bytes.copy(longer);
  return longer;
}
