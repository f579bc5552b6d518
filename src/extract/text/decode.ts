import { LossledgerError } from '../../domain/errors.ts';
import { toPgSafe } from '../../domain/text.ts';
import { looksBinary } from './binary.ts';
import { declaredCharsets } from './declared-charset.ts';
import { type DocumentKind, documentKind } from './document-kind.ts';
import { guessCharset } from './guessed-charset.ts';
import { utf16WithoutMark } from './utf16.ts';

export interface DecodedDocument {
  readonly kind: DocumentKind;
  /** Free of NUL and lone surrogates, and without a byte order mark. */
  readonly text: string;
  /** The WHATWG name of the encoding the bytes were read in. */
  readonly charset: string;
  /**
   * What was unusual: `charset_guessed`, `charset_contradicted` (the bytes are valid UTF-8, the
   * declaration says otherwise), `charset_refused` (unknown or unsafe, such as UTF-7),
   * `undecodable_bytes`, `nul_or_lone_surrogate`.
   */
  readonly flags: readonly string[];
}

export interface DecodeHints {
  readonly contentType?: string;
  readonly name?: string;
}

interface Charset {
  readonly label: string;
  readonly flags: readonly string[];
}

/** Bytes to text. Throws INPUT_EMPTY for nothing but white space, INPUT_BINARY for what is no text. */
export function decodeDocument(bytes: Uint8Array, hints: DecodeHints = {}): DecodedDocument {
  const { label, flags } = chooseCharset(bytes, hints.contentType);
  const decoded = decodeAs(bytes, label);
  const text = toPgSafe(decoded);
  if (text.trim() === '') {
    throw new LossledgerError('INPUT_EMPTY', 'The document holds nothing but white space.');
  }
  return {
    kind: documentKind(text, hints),
    text,
    charset: new TextDecoder(label).encoding,
    flags: [
      ...flags,
      ...(label === 'utf-8' && !isUtf8(bytes) ? ['undecodable_bytes'] : []),
      ...(text === decoded ? [] : ['nul_or_lone_surrogate']),
    ],
  };
}

function chooseCharset(bytes: Uint8Array, contentType: string | undefined): Charset {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { label: marked, flags: [] };
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return { label: wide, flags: ['charset_guessed'] };
  if (looksBinary(bytes)) {
    throw new LossledgerError('INPUT_BINARY', 'The bytes are not text.');
  }
  const declared = declaredCharsets(bytes, contentType);
  const usable = declared.map(knownCharset).filter((label) => label !== null);
  const refused = declared.length > usable.length ? ['charset_refused'] : [];
  const chosen = chooseByContent(bytes, usable[0]);
  return { label: chosen.label, flags: [...refused, ...chosen.flags] };
}

function chooseByContent(bytes: Uint8Array, declared: string | undefined): Charset {
  // No text in another charset is valid UTF-8 by accident, unless it is all ASCII or escapes.
  if (isUtf8(bytes)) {
    if (declared === 'iso-2022-jp') return { label: declared, flags: [] };
    const contradicted = declared !== undefined && declared !== 'utf-8' && !isAscii(bytes);
    return { label: 'utf-8', flags: contradicted ? ['charset_contradicted'] : [] };
  }
  if (declared !== undefined && declared !== 'utf-8') return { label: declared, flags: [] };
  if (isMostlyUtf8(bytes)) return { label: 'utf-8', flags: [] };
  return { label: guessCharset(bytes), flags: ['charset_guessed'] };
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** The standard's name of a charset, or null. UTF-16 without a mark or NULs is a false declaration. */
function knownCharset(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** More letters beyond ASCII that decode than places that do not: UTF-8 that was cut or damaged. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\uFFFD') bad += 1;
    else if (character > '\x7f') good += 1;
  }
  return good > bad;
}

/** 0x80 to 0x9F of windows-1252, which Node's decoder leaves as control characters. */
const WINDOWS_1252_C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9dž\x9fŸ';

function decodeAs(bytes: Uint8Array, label: string): string {
  const text = new TextDecoder(label).decode(bytes);
  if (new TextDecoder(label).encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (control) => {
    return WINDOWS_1252_C1[control.charCodeAt(0) - 0x80] ?? control;
  });
}
