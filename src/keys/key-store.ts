/** One passport's key, wrapped by the key-encryption key of that version. Bytes are useless without the key file. */
export type WrappedKey = { owner: string; kekVersion: number; wrapped: Buffer };

/**
 * Where wrapped keys stand: apart from the data, so that a copy of the one is noise without the other, and destroying a
 * key makes every older backup of its passport unreadable (AVG art. 17).
 */
export type KeyStore = {
  /** Keeps the key, unless there is one already: that one stands (an act that failed and is tried again, two nodes that start at once). */
  put(key: WrappedKey): Promise<void>;
  get(owner: string): Promise<WrappedKey | undefined>;
  /** Gives whether there was one. Its id stays in the list of what was destroyed, for who brings older data back. */
  destroy(owner: string): Promise<boolean>;
  /** Ids of destroyed keys, newest first; all of them when `most` is left out. */
  destroyed(most?: number): Promise<string[]>;
  healthy(): Promise<void>;
  close(): Promise<void>;
};
