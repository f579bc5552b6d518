import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { bytesOf } from '../../extract/places/gazetteer/compile-section.ts';
import type { SectionColumns } from '../../extract/places/gazetteer/section-columns.ts';

/**
 * A compiled section as bytes: a line of JSON that begins with the name and version of the format,
 * then the columns, each at a multiple of eight bytes. Numbers are little-endian, as on every
 * machine the program runs on.
 */
const FORMAT = 'lossledger-gazetteer/1';
const ALIGNMENT = 8;
const NEWLINE = 0x0a;

const COLUMNS = [
  'kind',
  'standing',
  'admin1',
  'admin2',
  'country',
  'latitude',
  'longitude',
  'radius',
  'approximate',
  'text',
  'textStarts',
  'keyBytes',
  'keyStarts',
  'postingStarts',
  'postings',
] as const;

const dictionary = z.array(z.string().nullable());
const fileHeader = z.strictObject({
  format: z.literal(FORMAT),
  /** What the file was made of, to tell whether it is still right. */
  madeOf: z.string(),
  header: z.strictObject({
    source: z.string(),
    reported: z.boolean(),
    digest: z.string(),
    places: z.int().min(0),
    keys: z.int().min(0),
    admin1: dictionary,
    admin2: dictionary,
    country: dictionary,
  }),
  /** Bytes of each column, in the order of COLUMNS. */
  lengths: z.array(z.int().min(0)).length(COLUMNS.length),
});

export function encodeSection(columns: SectionColumns, madeOf: string): Uint8Array {
  const parts = COLUMNS.map((name) => bytesOf(columns[name]));
  const lengths = parts.map(({ length }) => length);
  const line = `${JSON.stringify({ format: FORMAT, madeOf, header: columns.header, lengths })}\n`;
  const head = new TextEncoder().encode(line);
  let size = aligned(head.length);
  for (const length of lengths) size += aligned(length);
  const bytes = new Uint8Array(size);
  bytes.set(head);
  let at = aligned(head.length);
  for (const part of parts) {
    bytes.set(part, at);
    at += aligned(part.length);
  }
  return bytes;
}

/** False for a file of another version of the format. */
export function isSectionFile(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64));
  return start.startsWith(`{"format":"${FORMAT}"`);
}

export interface DecodedSection {
  readonly columns: SectionColumns;
  readonly madeOf: string;
}

/** Reads what `encodeSection` wrote; the columns are views of the bytes, nothing is copied. */
export function decodeSection(bytes: Uint8Array, name: string): DecodedSection {
  const end = bytes.indexOf(NEWLINE);
  const head = headerOf(bytes.subarray(0, Math.max(0, end)), name);
  const { buffer, byteOffset } = bytes;
  let at = aligned(end + 1);
  const places = new Map<string, readonly [start: number, length: number]>();
  for (const [n, column] of COLUMNS.entries()) {
    const length = head.lengths[n] ?? 0;
    places.set(column, [byteOffset + at, length]);
    at += aligned(length);
  }
  if (at > bytes.length) throw damaged(name, 'it is cut short');
  const place = (column: (typeof COLUMNS)[number]): readonly [number, number] =>
    places.get(column) ?? [0, 0];
  const bytesAt = (column: (typeof COLUMNS)[number]): Uint8Array =>
    new Uint8Array(buffer, ...place(column));
  const words = (column: (typeof COLUMNS)[number]): Uint32Array => {
    const [start, length] = place(column);
    return new Uint32Array(buffer, start, length / 4);
  };
  const halves = (column: (typeof COLUMNS)[number]): Uint16Array => {
    const [start, length] = place(column);
    return new Uint16Array(buffer, start, length / 2);
  };
  const integers = (column: (typeof COLUMNS)[number]): Int32Array => {
    const [start, length] = place(column);
    return new Int32Array(buffer, start, length / 4);
  };
  return {
    madeOf: head.madeOf,
    columns: {
      header: head.header,
      kind: bytesAt('kind'),
      standing: bytesAt('standing'),
      admin1: halves('admin1'),
      admin2: halves('admin2'),
      country: halves('country'),
      latitude: integers('latitude'),
      longitude: integers('longitude'),
      radius: halves('radius'),
      approximate: bytesAt('approximate'),
      text: bytesAt('text'),
      textStarts: words('textStarts'),
      keyBytes: bytesAt('keyBytes'),
      keyStarts: words('keyStarts'),
      postingStarts: words('postingStarts'),
      postings: words('postings'),
    },
  };
}

function headerOf(line: Uint8Array, name: string): z.infer<typeof fileHeader> {
  try {
    return fileHeader.parse(JSON.parse(new TextDecoder().decode(line)));
  } catch {
    throw damaged(name, 'it does not begin as a compiled gazetteer of this version does');
  }
}

function damaged(name: string, why: string): LossledgerError {
  return new LossledgerError(
    'INPUT_INVALID',
    `${name} cannot be used: ${why}. Install it again, or remove it.`,
  );
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
