/** The references that converters leave in text that is no longer HTML. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bdquo: '„',
};
const REFERENCE = /^&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/;

export interface CharacterReference {
  readonly character: string;
  readonly end: number;
}

/** Reads the character reference at an offset, or null. */
export function readCharacterReference(text: string, at: number): CharacterReference | null {
  const found = REFERENCE.exec(text.slice(at, at + 12));
  if (found === null) return null;
  const [whole, decimal, hexadecimal, name] = found;
  const character =
    name === undefined
      ? fromPoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal))
      : (NAMED[name] ?? null);
  return character === null ? null : { character, end: at + whole.length };
}

function fromPoint(point: number): string | null {
  const isScalar = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isScalar ? String.fromCodePoint(point) : null;
}

/** A text with the references it holds replaced, once. */
export function withoutReferences(text: string): string {
  return text.replace(/&[#a-zA-Z0-9]{2,9};/g, (reference) => {
    return readCharacterReference(reference, 0)?.character ?? reference;
  });
}
