import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StreamLines } from '../../../../src/sources/x/stream-lines.ts';

const bytesOf = (...messages: unknown[]) =>
  Buffer.from(messages.map((message) => `${JSON.stringify(message)}\r\n`).join(''));

test('reads the same messages wherever the bytes are cut', () => {
  const messages = [{ text: 'танк Т-72Б3 🇺🇦' }, { text: 'ще' }];
  const bytes = bytesOf(...messages);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const lines = new StreamLines();
      const read = edges
        .slice(1)
        .flatMap((end, index) => [...lines.push(bytes.subarray(edges[index], end))]);
      expect(read).toEqual(messages);
    }),
  );
});

test('passes over line ends that keep the connection alive, and lines that are no JSON', () => {
  const lines = new StreamLines();
  const chunk = Buffer.concat([Buffer.from('\r\n\r\nnonsense\r\n'), bytesOf({ a: 1 })]);
  expect([...lines.push(chunk)]).toEqual([{ a: 1 }]);
});

test('gives up a line that never ends', () => {
  const lines = new StreamLines();
  expect([...lines.push(Buffer.alloc(1_000_001, 'x'))]).toEqual([]);
  expect([...lines.push(bytesOf({ a: 1 }))]).toEqual([{ a: 1 }]);
});
