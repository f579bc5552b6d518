import { describe, expect, it } from 'vitest';
import { jsonRecords } from '../../../../src/sources/ledgers/json-records.ts';

async function* inParts(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function records(text: string, size = 7): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const record of jsonRecords(inParts(text, size))) {
    found.push('problem' in record ? record.problem : JSON.parse(record.text));
  }
  return found;
}

const A = { id: 1, tags: 'Z, "V"', geo: null, unit: 'brackets ]}[{ and \\ "quotes"' };
const B = { id: 2, sources: [{ url: 'https://a.example' }, 'https://b.example'] };

describe('jsonRecords', () => {
  it.each([
    ['under losses', JSON.stringify({ losses: [A, B] })],
    [
      'under losses, after and before other keys',
      JSON.stringify({ meta: { n: [1] }, losses: [A, B], next: null }),
    ],
    ['in an array', JSON.stringify([A, B])],
    ['one a line', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`],
    ['page after page', `${JSON.stringify({ losses: [A] })}\n${JSON.stringify({ losses: [B] })}`],
    ['indented', JSON.stringify({ losses: [A, B] }, null, 2)],
  ])('finds those %s', async (_, text) => {
    for (const size of [1, 3, 64, 10_000]) expect(await records(text, size)).toEqual([A, B]);
  });

  it('finds none in an empty list', async () => {
    expect(await records('{"losses":[]}')).toEqual([]);
  });

  it.each(['<!doctype html><p>{"id":1}</p>', 'id,type\n{"a":1}'])('refuses %s', async (text) => {
    await expect(records(text)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('tells a file that ends in the middle of a record, and gives those before', async () => {
    const text = JSON.stringify({ losses: [A, B] });
    expect(await records(text.slice(0, -20))).toEqual([A, 'the file ends in the middle of it']);
  });

  it('gives a record whose own JSON is broken for whoever parses it, and the next one whole', async () => {
    const found: string[] = [];
    for await (const record of jsonRecords(inParts('{"losses":[{"id":},{"id":2}]}', 5))) {
      found.push('text' in record ? record.text : record.problem);
    }
    expect(found).toEqual(['{"id":}', '{"id":2}']);
  });

  it('refuses a record that is larger than any, in bounded memory', async () => {
    const found = await records(`[{"id":1,"x":"${'y'.repeat(1_000_001)}"},{"id":2}]`, 65_536);
    expect(found).toEqual(['it has more than 1000000 characters', { id: 2 }]);
  });
});
