/** How files of formats that are not text begin; offset 0 unless given. Source: libmagic's tables. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly at?: number }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47] }, // PNG
  { bytes: [0xff, 0xd8, 0xff] }, // JPEG
  { bytes: ascii('GIF87a') },
  { bytes: ascii('GIF89a') },
  { bytes: ascii('WEBP'), at: 8 },
  { bytes: ascii('ftyp'), at: 4 }, // MP4, AVIF, HEIC
  { bytes: [0x49, 0x49, 0x2a, 0x00] }, // TIFF
  { bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { bytes: ascii('%PDF-') },
  { bytes: [0x50, 0x4b, 0x03, 0x04] }, // ZIP, DOCX, EPUB
  { bytes: [0x50, 0x4b, 0x05, 0x06] },
  { bytes: [0x1f, 0x8b] }, // gzip
  { bytes: ascii('7z\xbc\xaf\x27\x1c') },
  { bytes: ascii('Rar!\x1a\x07') },
  { bytes: ascii('\xfd7zXZ\x00') },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd] }, // Zstandard
  { bytes: ascii('\x7fELF') },
  { bytes: [0xca, 0xfe, 0xba, 0xbe] }, // Java class, Mach-O
  { bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { bytes: [0x00, 0x61, 0x73, 0x6d] }, // WebAssembly
  { bytes: [0xd0, 0xcf, 0x11, 0xe0] }, // old Office files
  { bytes: ascii('OggS\x00') },
  { bytes: ascii('ID3\x03') },
  { bytes: ascii('ID3\x04') },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3] }, // Matroska
  { bytes: ascii('SQLite format 3\x00') },
];

/** Control bytes that text holds: tab, line feed, vertical tab, form feed, return, ISO 2022's escape. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);
/** A damaged text may hold a few control characters; a short one may be damaged badly. */
const SURELY_BINARY_SHARE = 0.3;
const BINARY_SHARE = 0.05;
const BINARY_COUNT = 32;

/** True for bytes that are an image, an archive, a program or the like. UTF-16 is ruled out before. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (SIGNATURES.some(({ bytes: signature, at = 0 }) => startsWith(bytes, signature, at))) {
    return true;
  }
  let controls = 0;
  for (const byte of bytes) {
    if ((byte < 0x20 && !TEXT_CONTROLS.has(byte)) || byte === 0x7f) controls += 1;
  }
  const share = controls / bytes.length;
  return share > SURELY_BINARY_SHARE || (share > BINARY_SHARE && controls >= BINARY_COUNT);
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at: number): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
