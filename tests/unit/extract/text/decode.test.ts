import { describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../../src/domain/errors.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';

const RUSSIAN = 'Уничтожен российский танк Т-72Б3 под Авдеевкой, экипаж бежал в сторону Донецка.';
const UKRAINIAN = 'Знищено російський танк біля Авдіївки, екіпаж утік у бік Донецька.';
const FRENCH = 'Le char a été détruit près de la forêt, a déclaré l’état-major à Kiev.';

/** Bytes of a text in a charset of one byte a character, by turning the decoder's table round. */
function encode(text: string, charset: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) {
    table.set(new TextDecoder(charset).decode(Uint8Array.of(byte)), byte);
  }
  return Uint8Array.from(text, (character) => table.get(character) ?? 0x3f);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let unit = 0; unit < text.length; unit += 1) {
    view.setUint16(unit * 2, text.charCodeAt(unit), order === 'le');
  }
  return new Uint8Array(view.buffer);
}

function codeOf(bytes: Uint8Array): string | null {
  try {
    decodeDocument(bytes);
    return null;
  } catch (error) {
    return error instanceof LossledgerError ? error.code : String(error);
  }
}

describe('decodeDocument', () => {
  it('drops a byte order mark', () => {
    expect(decodeDocument(utf8(`\uFEFF${RUSSIAN}`)).text).toBe(RUSSIAN);
  });

  it('reads UTF-16 with and without a mark', () => {
    for (const order of ['le', 'be'] as const) {
      for (const mark of ['', '\uFEFF']) {
        const decoded = decodeDocument(utf16(mark + UKRAINIAN, order));
        expect(decoded).toMatchObject({ text: UKRAINIAN, charset: `utf-16${order}` });
      }
    }
  });

  it('tells windows-1251, KOI8-R, KOI8-U and windows-1252 apart when none is declared', () => {
    for (const [text, charset] of [
      [RUSSIAN, 'windows-1251'],
      [UKRAINIAN, 'windows-1251'],
      [RUSSIAN, 'koi8-r'],
      [UKRAINIAN, 'koi8-u'],
      [FRENCH.replace('’', "'"), 'windows-1252'],
    ] as const) {
      const decoded = decodeDocument(encode(text, charset));
      expect([decoded.text, decoded.charset]).toEqual([text, charset]);
      expect(decoded.flags).toContain('charset_guessed');
    }
  });

  it('reads the punctuation of windows-1252', () => {
    const bytes = Uint8Array.of(
      0x93,
      0x63,
      0x68,
      0x61,
      0x72,
      0x94,
      0x20,
      0x97,
      0x20,
      0x80,
      0xe9,
      0x21,
    );
    expect(decodeDocument(bytes, { contentType: 'text/plain; charset=windows-1252' }).text).toBe(
      '“char” — €é!',
    );
  });

  it('believes a declaration: of the meta element, the XML declaration, the content type', () => {
    const koi = (head: string): Uint8Array => encode(`${head}<p>${RUSSIAN}</p>`, 'koi8-r');
    expect(decodeDocument(koi('<meta charset="koi8-r">')).text).toContain(RUSSIAN);
    expect(decodeDocument(koi('<?xml version="1.0" encoding="KOI8-R"?>')).text).toContain(RUSSIAN);
    const byTransport = decodeDocument(koi('<html>'), {
      contentType: 'text/html; charset="koi8-r"',
    });
    expect(byTransport.text).toContain(RUSSIAN);
  });

  it('takes valid UTF-8 for UTF-8 whatever is declared', () => {
    const decoded = decodeDocument(utf8(`<meta charset=windows-1251><p>${RUSSIAN}`));
    expect(decoded).toMatchObject({ charset: 'utf-8', flags: ['charset_contradicted'] });
    expect(decoded.text).toContain(RUSSIAN);
  });

  it('never honours UTF-7', () => {
    const decoded = decodeDocument(utf8('<meta charset="utf-7">+ADw-script+AD4-'));
    expect(decoded.text).toContain('+ADw-script+AD4-');
    expect(decoded.flags).toContain('charset_refused');
  });

  it('keeps reading UTF-8 that was cut in the middle of a letter', () => {
    const decoded = decodeDocument(utf8(RUSSIAN).subarray(0, 20));
    expect(decoded).toMatchObject({ charset: 'utf-8', flags: ['undecodable_bytes'] });
    expect(decoded.text.startsWith('Уничтожен')).toBe(true);
  });

  it('replaces NUL, unit for unit', () => {
    const decoded = decodeDocument(utf8('a tank\0was lost'));
    expect(decoded.text).toBe('a tank\uFFFDwas lost');
    expect(decoded.flags).toContain('nul_or_lone_surrogate');
  });

  it('refuses nothing but white space as empty', () => {
    for (const text of ['', ' \n\t ', '\uFEFF', '\u00A0'])
      expect(codeOf(utf8(text))).toBe('INPUT_EMPTY');
  });

  it('refuses pictures, archives, documents and programs as binary', () => {
    const beginnings = [
      '\x89PNG\r\n',
      'GIF89a',
      '%PDF-1.7\n',
      'PK\x03\x04',
      '\x7fELF',
      '\x1f\x8b\x08',
    ];
    for (const start of beginnings) {
      expect(codeOf(encode(`${start} and more`, 'latin1'))).toBe('INPUT_BINARY');
    }
    expect(codeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('INPUT_BINARY');
  });

  it('refuses mostly control bytes as binary', () => {
    expect(codeOf(Uint8Array.from({ length: 300 }, (_, index) => index % 32))).toBe('INPUT_BINARY');
  });
});

describe('the kind of a document', () => {
  const kindOf = (text: string, name?: string): string =>
    decodeDocument(utf8(text), name === undefined ? {} : { name }).kind;

  it('follows the content', () => {
    expect(kindOf('<!doctype html><title>x</title>')).toBe('html');
    expect(kindOf('<p>One.</p><blockquote class="twitter-tweet"></blockquote>')).toBe('html');
    expect(kindOf('# Title\n\nText')).toBe('markdown');
    expect(kindOf('Text\n\n> quoted')).toBe('markdown');
    expect(kindOf('See [this](https://example.org).')).toBe('markdown');
    expect(kindOf('#Ukraine: a tank < 40 t was lost')).toBe('text');
  });

  it('takes Markdown that holds an HTML embed for Markdown', () => {
    expect(kindOf('# T\n\n<blockquote class="twitter-tweet"><p>x</p></blockquote>')).toBe(
      'markdown',
    );
  });

  it('follows the name only where the content says nothing', () => {
    expect(kindOf('Plain words.', 'a.md')).toBe('markdown');
    expect(kindOf('<html><p>x</p>', 'a.md')).toBe('html');
    expect(kindOf('Plain words.', 'a.txt')).toBe('text');
  });
});
