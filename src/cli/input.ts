/** What is piped in, as far as `most` bytes. */
export async function readInput(most: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size >= most) break;
  }
  return Buffer.concat(pieces).toString('utf8', 0, most);
}
