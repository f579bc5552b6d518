import { judge } from '../../src/media/likeness/judge.ts';
import { wouldFind } from '../../src/pipeline/would-find.ts';
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
  /** Pairs of the automatic tier that the index finds when the copy comes second, when it comes first, and whichever comes first: those are linked. */
  readonly foundSecond: number;
  readonly foundFirst: number;
  readonly linked: number;
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
            v?.tier === 'auto' && wouldFind(copy.hashes, original.hashes),
        ),
        foundFirst: count(
          ({ original, copy, verdict: v }) =>
            v?.tier === 'auto' && wouldFind(original.hashes, copy.hashes),
        ),
        linked: count(
          ({ original, copy, verdict: v }) =>
            v?.tier === 'auto' &&
            wouldFind(copy.hashes, original.hashes) &&
            wouldFind(original.hashes, copy.hashes),
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
