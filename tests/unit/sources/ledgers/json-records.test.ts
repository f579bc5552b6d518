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

  it.each([
    ['in an array', (values: string) => `[${values}]`],
    ['under losses', (values: string) => `{"losses": [${values}], "next": {"id": 9}}`],
    ['one a line', (values: string) => values.replaceAll(', ', '\n')],
  ])('tells what is no object in its place, %s', async (_, wrapped) => {
    const text = wrapped('{"id":1}, 7, "a; b", null, {"id":2}, -1.5e3, {"id":3}');
    const told = ['7', '"a; b"', 'null'].map((value) => `it is no object: ${value}`);
    for (const size of [1, 3, 10_000]) {
      expect(await records(text, size)).toEqual([
        { id: 1 },
        ...told,
        { id: 2 },
        'it is no object: -1.5e3',
        { id: 3 },
      ]);
    }
  });

  it('tells a list among records, and a word at the end of a file', async () => {
    for (const size of [1, 10_000]) {
      expect(await records('[[1, {"id":1}], {"id":2}]', size)).toEqual([
        'it is no object: [1, {"id":1}]',
        { id: 2 },
      ]);
      expect(await records('{"id":1}\ntrue', size)).toEqual([{ id: 1 }, 'it is no object: true']);
    }
  });

  it('numbers records by their place among all', async () => {
    const numbers: number[] = [];
    for await (const { row } of jsonRecords(inParts('[1,{"id":2},null,{"id":4}]', 4))) {
      numbers.push(row);
    }
    expect(numbers).toEqual([1, 2, 3, 4]);
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
