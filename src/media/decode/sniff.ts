export type PictureMime =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/gif'
  | 'image/avif'
  | 'image/heic';

/** Brands of ISO base media files that hold still pictures; AV1 ones by the AVIF specification, HEVC ones by ISO 23008-12. */
const BRANDS: ReadonlyMap<string, PictureMime> = new Map([
  ['avif', 'image/avif'],
  ['avis', 'image/avif'],
  ['heic', 'image/heic'],
  ['heix', 'image/heic'],
  ['hevc', 'image/heic'],
  ['hevx', 'image/heic'],
  ['heim', 'image/heic'],
  ['heis', 'image/heic'],
]);

/** A file type box longer than this lists more brands than any real file. */
const LONGEST_TYPE_BOX = 1024;

/** The kind of picture that the first bytes announce; undefined where it is none that is read. */
export function sniff(bytes: Uint8Array): PictureMime | undefined {
  if (startsWith(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 0, 'GIF87a') || startsWith(bytes, 0, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'image/webp';
  if (startsWith(bytes, 4, 'ftyp')) return sniffBrands(bytes);
  return undefined;
}

/** The major brand stands before a version number, the compatible ones follow it. */
function sniffBrands(bytes: Uint8Array): PictureMime | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(view.getUint32(0), bytes.length, LONGEST_TYPE_BOX);
  for (const at of [8, ...steps(16, end - 4, 4)]) {
    const mime = BRANDS.get(String.fromCharCode(...bytes.subarray(at, at + 4)));
    if (mime !== undefined) return mime;
  }
  return undefined;
}

function* steps(from: number, to: number, by: number): Generator<number> {
  for (let at = from; at <= to; at += by) yield at;
}

function startsWith(bytes: Uint8Array, at: number, signature: string): boolean {
  for (let index = 0; index < signature.length; index++) {
    if (bytes[at + index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}
