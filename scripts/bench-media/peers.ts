import { createRequire } from 'node:module';
import imghash from 'imghash';
import sharp from 'sharp';

/** What others hash pictures with, each at the threshold its users are told. */
export const PEERS = {
  'plain PDQ': { threshold: 31, what: "Meta's PDQ, whole picture, quality >= 50" },
  'sharp-phash': { threshold: 5, what: 'npm sharp-phash, 64 bits' },
  'imghash (blockhash-256)': { threshold: 20, what: 'npm imghash, 256 bits' },
  'dHash-64': { threshold: 10, what: 'difference hash of 9 x 8 pixels' },
} as const;

export type PeerName = keyof typeof PEERS;
export const PEER_NAMES: readonly PeerName[] = [
  'plain PDQ',
  'sharp-phash',
  'imghash (blockhash-256)',
  'dHash-64',
];

/** Its types speak of a default export that the CommonJS module does not have. */
const phash: unknown = createRequire(import.meta.url)('sharp-phash');

async function sharpPhash(bytes: Uint8Array): Promise<Uint8Array> {
  const bits: unknown = typeof phash === 'function' ? await phash(Buffer.from(bytes)) : undefined;
  if (typeof bits !== 'string') throw new TypeError('sharp-phash gave no string of bits');
  return bytesOfBits(bits);
}

/** Null where the peer itself says that its hash tells too little. */
export type PeerHashes = Readonly<Record<PeerName, Uint8Array | null>>;

export async function peerHashes(
  bytes: Uint8Array,
  pdq: { readonly hash: Uint8Array; readonly quality: number },
): Promise<PeerHashes> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgba = { width: info.width, height: info.height, data };
  return {
    'plain PDQ': pdq.quality >= 50 ? pdq.hash : null,
    'sharp-phash': await sharpPhash(bytes),
    'imghash (blockhash-256)': Uint8Array.from(Buffer.from(imghash.hashRaw(rgba, 16), 'hex')),
    'dHash-64': await differenceHash(bytes),
  };
}

async function differenceHash(bytes: Uint8Array): Promise<Uint8Array> {
  const grey = await sharp(bytes).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer();
  const bits = Array.from({ length: 64 }, (_, at) => {
    const left = Math.floor(at / 8) * 9 + (at % 8);
    return (grey[left] ?? 0) < (grey[left + 1] ?? 0) ? '1' : '0';
  });
  return bytesOfBits(bits.join(''));
}

function bytesOfBits(bits: string): Uint8Array {
  return Uint8Array.from({ length: bits.length / 8 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  );
}

export function peersAlike(peer: PeerName, a: PeerHashes, b: PeerHashes): boolean {
  const first = a[peer];
  const second = b[peer];
  if (first === null || second === null) return false;
  return hamming(first, second) <= PEERS[peer].threshold;
}

const BITS_SET = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
});

function hamming(a: Uint8Array, b: Uint8Array): number {
  let bits = 0;
  for (let at = 0; at < a.length; at++) bits += BITS_SET[(a[at] ?? 0) ^ (b[at] ?? 0)] ?? 0;
  return bits;
}
