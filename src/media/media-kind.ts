import { sniff } from './decode/sniff.ts';

export interface MediaKind {
  readonly kind: 'image' | 'video' | 'other';
  /** Null where the bytes announce nothing known. */
  readonly mime: string | null;
}

/** Brands of ISO base media files (ISO/IEC 14496-12) that hold moving pictures. */
const MOVING_BRAND = /^(?:isom|iso[2-9a-z]|mp4[12]|avc1|dash|msdh|msnv|M4V[ HP]|f4v |3g[p2]\w)$/;
const SIGNATURE_BYTES = 12;

/** What a file is, told by its first bytes alone: names and headers may say anything. */
export function kindOfMedia(bytes: Uint8Array): MediaKind {
  const picture = sniff(bytes);
  if (picture !== undefined) return { kind: 'image', mime: picture };
  const head = Buffer.from(bytes.subarray(0, SIGNATURE_BYTES)).toString('latin1');
  if (head.slice(4, 8) === 'ftyp') {
    const brand = head.slice(8, 12);
    if (brand === 'qt  ') return { kind: 'video', mime: 'video/quicktime' };
    if (MOVING_BRAND.test(brand)) return { kind: 'video', mime: 'video/mp4' };
  }
  // EBML, which Matroska and WebM begin with (RFC 8794).
  if (head.startsWith('\x1a\x45\xdf\xa3')) return { kind: 'video', mime: 'video/webm' };
  return { kind: 'other', mime: null };
}
