import { describe, expect, it } from 'vitest';
import { limitedLines } from '../../../src/domain/limited-lines.ts';

async function* inParts(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, most: number, size: number) {
  const lines: (string | null)[] = [];
  for await (const line of limitedLines(inParts(Buffer.from(text), size), most)) lines.push(line);
  return lines;
}

describe('limitedLines', () => {
  it.each([1, 2, 3, 1000])(
    'reads lines whatever the parts they come in: %i bytes',
    async (size) => {
      expect(await linesOf('перший\r\n\nlast\u2028one', 100, size)).toEqual([
        'перший',
        '',
        'last\u2028one',
      ]);
    },
  );

  it.each([1, 4, 1000])(
    'says null for a line over the limit alone: %i bytes a part',
    async (size) => {
      expect(await linesOf('12345\n123456\n1\n1234567', 5, size)).toEqual([
        '12345',
        null,
        '1',
        null,
      ]);
    },
  );

  it('reads nothing as no lines', async () => {
    expect(await linesOf('', 5, 1)).toEqual([]);
  });

  it('lets go of a line without end as it comes', async () => {
    const part = Buffer.alloc(1 << 20, 'a');
    async function* endless() {
      for (let n = 0; n < 4096; n += 1) yield part;
    }
    const lines: (string | null)[] = [];
    for await (const line of limitedLines(endless(), 1000)) lines.push(line);
    expect(lines).toEqual([null]);
  });
});
