/** What a child of the pool is told to do in tests: the first byte says what becomes of it. */
export async function run(bytes: Uint8Array): Promise<unknown> {
  if (bytes[0] === 1) process.abort();
  if (bytes[0] === 2) for (;;);
  if (bytes[0] === 3) throw new RangeError('three is refused');
  if (bytes[0] === 4) process.exit(7);
  return {
    process: process.pid,
    sum: bytes.reduce((sum, byte) => sum + byte, 0),
    secret: process.env['SECRET'],
  };
}
