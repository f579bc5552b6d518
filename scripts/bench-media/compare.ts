import type { PictureHashes } from '../../src/media/likeness/hashes-of-picture.ts';
import { judge } from '../../src/media/likeness/judge.ts';
import { FARTHEST } from '../../src/media/likeness/like-pairs.ts';
import { queryHashes } from '../../src/media/likeness/query-hashes.ts';
import { distance, type PdqHash } from '../../src/media/pdq/pdq.ts';
import { PEER_NAMES, type PeerName, peersAlike } from './peers.ts';
import type { Specimen } from './specimens.ts';

export interface Recall {
  readonly transform: string;
  readonly pairs: number;
  /** Pairs at the automatic tier, of them those that the pixels confirm, and pairs at either tier. */
  readonly auto: number;
  readonly confirmed: number;
  readonly auto31: number;
  readonly eitherTier: number;
  /** Pairs of the automatic tier that the exact-band index finds when the copy comes second, and when it comes first. */
  readonly foundSecond: number;
  readonly foundFirst: number;
  readonly peers: Readonly<Record<PeerName, number>>;
}

export interface FalsePair {
  readonly how: string;
  readonly first: string;
  readonly second: string;
}

export interface Unrelated {
  readonly pairs: number;
  readonly peerPairs: number;
  readonly auto: number;
  readonly review: number;
  /** The first few, to be looked at. */
  readonly examples: readonly FalsePair[];
  readonly peers: Readonly<Record<PeerName, number>>;
}

/** An original beside each of its own copies. */
export function recallOf(specimens: readonly Specimen[]): Recall[] {
  const originals = new Map(
    specimens
      .filter(({ transform }) => transform === 'original')
      .map((each) => [each.picture, each]),
  );
  const transforms = [...new Set(specimens.map(({ transform }) => transform))];
  return transforms
    .filter((transform) => transform !== 'original')
    .map((transform) => {
      const pairs = specimens
        .filter((copy) => copy.transform === transform)
        .flatMap((copy) => {
          const original = originals.get(copy.picture);
          return original === undefined
            ? []
            : [{ original, copy, verdict: verdict(original, copy) }];
        });
      const count = (has: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(has).length;
      return {
        transform,
        pairs: pairs.length,
        auto: count(({ verdict: v }) => v?.tier === 'auto'),
        confirmed: count(({ verdict: v }) => v?.confirmed === true),
        auto31: count(({ verdict: v }) => v?.tier === 'auto' && v.distance <= 31),
        eitherTier: count(({ verdict: v }) => v !== null),
        foundSecond: count(
          ({ original, copy, verdict: v }) =>
            v?.tier === 'auto' && sharesBand(copy.hashes, original.hashes),
        ),
        foundFirst: count(
          ({ original, copy, verdict: v }) =>
            v?.tier === 'auto' && sharesBand(original.hashes, copy.hashes),
        ),
        peers: perPeer((peer) =>
          count(
            ({ original, copy }) =>
              original.peers !== null &&
              copy.peers !== null &&
              peersAlike(peer, original.peers, copy.peers),
          ),
        ),
      };
    });
}

function verdict(original: Specimen, copy: Specimen) {
  const said = judge(original.hashes, copy.hashes);
  const turnedRound = judge(copy.hashes, original.hashes);
  if (said?.tier !== turnedRound?.tier) {
    throw new Error(
      `${copy.picture} ${copy.transform}: judged one way ${said?.tier}, the other way ${turnedRound?.tier}`,
    );
  }
  return said;
}

/**
 * Whether the exact-band path of the index finds `stored` when `asking` asks: some pair within reach has one of its 16
 * bands of 16 bits, bits of the same (5 row + 3 column) mod 16, in common.
 */
function sharesBand(asking: PictureHashes, stored: PictureHashes): boolean {
  return queryHashes(asking).some(({ hash, among }) =>
    stored.windows.some(
      (window) =>
        among.includes(window.kind) &&
        distance(hash, window.hash) <= FARTHEST &&
        haveBandInCommon(hash, window.hash),
    ),
  );
}

function haveBandInCommon(a: PdqHash, b: PdqHash): boolean {
  const differs = new Set<number>();
  for (let bit = 0; bit < 256; bit++) {
    const byte = 31 - (bit >> 3);
    if ((((a[byte] ?? 0) ^ (b[byte] ?? 0)) >> (bit & 7)) & 1) {
      differs.add((5 * (bit >> 4) + 3 * (bit & 15)) % 16);
    }
  }
  return differs.size < 16;
}

const MOST_EXAMPLES = 40;

/** Every picture and copy beside every other of another picture; `part` of `parts` of the work. */
export function unrelatedPairs(specimens: readonly Specimen[], part = 0, parts = 1): Unrelated {
  let [pairs, peerPairs, auto, review] = [0, 0, 0, 0];
  const examples: FalsePair[] = [];
  const peers = new Map<PeerName, number>();
  for (const [i, first] of specimens.entries()) {
    if (i % parts !== part) continue;
    for (const second of specimens.slice(0, i)) {
      if (first.picture === second.picture) continue;
      pairs += 1;
      const said = judge(first.hashes, second.hashes);
      if (said !== null) {
        if (said.tier === 'auto') auto += 1;
        else review += 1;
        if (examples.length < MOST_EXAMPLES || said.tier === 'auto') {
          examples.push({
            how: `${said.tier} ${said.reason} at ${said.distance}, agreement ${said.agreement.toFixed(2)}, ${said.transform.first}/${said.transform.second}`,
            first: `${first.picture} ${first.transform}`,
            second: `${second.picture} ${second.transform}`,
          });
        }
      }
      if (first.peers === null || second.peers === null) continue;
      peerPairs += 1;
      for (const peer of PEER_NAMES) {
        if (peersAlike(peer, first.peers, second.peers))
          peers.set(peer, (peers.get(peer) ?? 0) + 1);
      }
    }
  }
  return {
    pairs,
    peerPairs,
    auto,
    review,
    examples,
    peers: perPeer((peer) => peers.get(peer) ?? 0),
  };
}

export function perPeer(of: (peer: PeerName) => number): Record<PeerName, number> {
  return {
    'plain PDQ': of('plain PDQ'),
    'sharp-phash': of('sharp-phash'),
    'imghash (blockhash-256)': of('imghash (blockhash-256)'),
    'dHash-64': of('dHash-64'),
  };
}
