import type { ByteStream } from '../../domain/byte-stream.ts';
import { isList } from '../../domain/list.ts';
import type { TheirReading } from '../../domain/other-ledger.ts';
import { toPgSafe } from '../../domain/text.ts';
import { unescapedCell } from './cells.ts';
import { type LedgerColumns, ledgerColumns } from './columns.ts';
import { jsonRecords } from './json-records.ts';
import { decodedText, type TextParts } from './ledger-charset.ts';
import type { LedgerReading } from './ledger-formats.ts';
import { tableRows } from './table-rows.ts';
import { theirRow } from './their-row.ts';

/**
 * The rows of a file of another ledger, one after the other, in memory that does not grow with it.
 * Throws INPUT_INVALID for a file without the columns of its format.
 */
export function readLedger(
  content: ByteStream,
  charset: string,
  reading: LedgerReading,
): AsyncGenerator<TheirReading, void, undefined> {
  const text = decodedText(content, charset);
  return reading.format.format === 'warspotting-json'
    ? readRecords(text, reading)
    : readTable(text, reading);
}

async function* readTable(
  text: TextParts,
  reading: LedgerReading,
): AsyncGenerator<TheirReading, void, undefined> {
  let headings: readonly string[] = [];
  let columns: LedgerColumns | null = null;
  for await (const found of tableRows(text)) {
    const { row } = found;
    if ('problem' in found) {
      yield { kind: 'refused', row, reason: found.problem };
    } else if (columns === null) {
      headings = found.cells.map(toPgSafe);
      columns = ledgerColumns(headings, reading.format);
    } else {
      const cells = new Map(
        headings.map((heading, n) => [heading, unescapedCell(toPgSafe(found.cells[n] ?? ''))]),
      );
      yield theirRow(row, cells, columns, reading);
    }
  }
  // A table without a row of headings has none of the columns either.
  if (columns === null) ledgerColumns([], reading.format);
}

async function* readRecords(
  text: TextParts,
  reading: LedgerReading,
): AsyncGenerator<TheirReading, void, undefined> {
  let isKnown = false;
  for await (const found of jsonRecords(text)) {
    const { row } = found;
    const read = 'problem' in found ? found : parsedRecord(found.text);
    if ('problem' in read) {
      yield { kind: 'refused', row, reason: toPgSafe(read.problem) };
      continue;
    }
    const headings = [...read.cells.keys()];
    // The first record says what the file is; a later one may leave out what it does not know.
    const columns = ledgerColumns(headings, isKnown ? withoutNeeds(reading) : reading.format);
    isKnown = true;
    yield theirRow(row, read.cells, columns, reading);
  }
}

function withoutNeeds({ format }: LedgerReading): LedgerReading['format'] {
  return { ...format, needed: [] };
}

const NUMBER = /-?\d[\d.eE+-]*/y;
/** A double holds every integer of 15 digits, and not every one of 16. */
const MAY_BE_ROUNDED = /^-?[1-9]\d{15,}$/;

/** The text with long integers as strings, so that none is rounded into another. */
function withExactIntegers(json: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < json.length; at += 1) {
    if (json[at] === '"') {
      at = endOfString(json, at);
      continue;
    }
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(json)?.[0];
    if (number === undefined) continue;
    if (MAY_BE_ROUNDED.test(number)) {
      parts.push(json.slice(kept, at), `"${number}"`);
      kept = at + number.length;
    }
    at += number.length - 1;
  }
  return parts.join('') + json.slice(kept);
}

/** Where the string that opens here closes. */
function endOfString(json: string, opening: number): number {
  for (let at = opening + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') return at;
  }
  return json.length;
}

type ParsedRecord = { readonly cells: ReadonlyMap<string, string> } | { readonly problem: string };

function parsedRecord(text: string): ParsedRecord {
  let value: unknown;
  try {
    value = JSON.parse(withExactIntegers(text));
  } catch (error) {
    return { problem: `it is no JSON: ${error instanceof Error ? error.message : error}` };
  }
  if (typeof value !== 'object' || value === null) return { problem: 'it is no object' };
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return {
    cells: new Map(entries.map(([name, item]) => [toPgSafe(name), toPgSafe(cellOf(item)).trim()])),
  };
}

/** Keys under which objects in a list of sources or photos hold their address. */
const ADDRESS_KEYS = ['url', 'src', 'href', 'link'];

/** A value as the cell of a table would hold it; a list one item a line. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isList(value)) return value.map(cellOf).join('\n');
  if (typeof value !== 'object') return String(value);
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const address = entries.find(([name, item]) => {
    return ADDRESS_KEYS.includes(name) && typeof item === 'string';
  });
  return address === undefined ? JSON.stringify(value) : String(address[1]);
}
