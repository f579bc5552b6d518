import { inflateRawSync } from 'node:zlib';
import { LossledgerError } from '../../domain/errors.ts';

/**
 * Signatures and offsets of a ZIP archive's end record and central directory, in bytes.
 * Source: PKWARE APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
/** The largest country's dump is some 400 MB. */
const MOST_BYTES = 1024 ** 3;

/** One file of a ZIP archive held in memory. */
export function fileInZip(bytes: Uint8Array, name: string): Uint8Array {
  const zip = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const content = find(zip, bytes, name);
    if (content !== null) return content;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_INVALID', `The ZIP archive cannot be read: ${reason}`);
  }
  throw new LossledgerError('INPUT_INVALID', `The ZIP archive has no file ${name}.`);
}

function find(zip: DataView, bytes: Uint8Array, name: string): Uint8Array | null {
  const end = endRecord(zip);
  const entries = zip.getUint16(end + 10, true);
  let at = zip.getUint32(end + 16, true);
  for (let n = 0; n < entries; n += 1) {
    if (zip.getUint32(at, true) !== ENTRY_SIGNATURE) throw new Error('its directory is damaged');
    const nameLength = zip.getUint16(at + 28, true);
    const rest = zip.getUint16(at + 30, true) + zip.getUint16(at + 32, true);
    const written = bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength);
    if (new TextDecoder().decode(written) === name) return contentOf(zip, bytes, at);
    at += ENTRY_SIZE + nameLength + rest;
  }
  return null;
}

function endRecord(zip: DataView): number {
  const last = zip.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (zip.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new Error('it has no end record');
}

function contentOf(zip: DataView, bytes: Uint8Array, entry: number): Uint8Array {
  const method = zip.getUint16(entry + 10, true);
  const size = zip.getUint32(entry + 20, true);
  const local = zip.getUint32(entry + 42, true);
  const names = zip.getUint16(local + 26, true) + zip.getUint16(local + 28, true);
  const start = local + LOCAL_SIZE + names;
  const content = bytes.subarray(start, start + size);
  if (method === STORED) return content;
  if (method !== DEFLATED) throw new Error(`compression method ${method} is not known`);
  return inflateRawSync(content, { maxOutputLength: MOST_BYTES });
}
