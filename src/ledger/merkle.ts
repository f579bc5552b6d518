import { joinedBytes } from '../domain/byte-stream.ts';
import { sha256 } from '../domain/digest.ts';

/**
 * Merkle trees as RFC 6962, section 2.1, hashes them: leaves and nodes begin with different bytes, so
 * that no node can be passed off as a leaf. Hashes are lower-case hex, 64 digits.
 */

const LEAF = new Uint8Array([0x00]);
const NODE = new Uint8Array([0x01]);

export function leafHash(content: Uint8Array): string {
  return sha256(joinedBytes([LEAF, content]));
}

function nodeHash(left: string, right: string): string {
  return sha256(joinedBytes([NODE, bytesOf(left), bytesOf(right)]));
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

/** A tree that grows at its right edge. It keeps one hash for each full subtree, not the leaves. */
export class GrowingTree {
  /** Roots of full subtrees from the left; the nth bit of `size` says whether one has 2^n leaves. */
  private readonly full: string[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  add(leaf: string): void {
    let hash = leaf;
    for (let pairs = this.leaves; pairs % 2 === 1; pairs = Math.floor(pairs / 2)) {
      hash = nodeHash(this.full.pop() ?? '', hash);
    }
    this.full.push(hash);
    this.leaves += 1;
  }

  root(): string {
    return (
      this.full.reduceRight<string | null>(
        (right, left) => (right === null ? left : nodeHash(left, right)),
        null,
      ) ?? sha256('')
    );
  }
}

/** The root over leaves that are all at hand. */
export function rootOf(leaves: readonly string[]): string {
  const tree = new GrowingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The hashes that lead from each leaf wanted to the root, nearest first. */
export function inclusionProofs(
  leaves: readonly string[],
  wanted: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const paths = new Map(wanted.map((index) => [index, [] as string[]]));
  let level = leaves;
  for (let height = 0; level.length > 1; height += 1) {
    for (const [index, path] of paths) {
      const beside = level[Math.floor(index / 2 ** height) ^ 1];
      if (beside !== undefined) path.push(beside);
    }
    level = levelAbove(level);
  }
  return paths;
}

/** Nodes over pairs of a level; one that is left over goes up as it is. */
function levelAbove(level: readonly string[]): readonly string[] {
  const above: string[] = [];
  for (let n = 0; n < level.length; n += 2) {
    const [left = '', right] = level.slice(n, n + 2);
    above.push(right === undefined ? left : nodeHash(left, right));
  }
  return above;
}

/** The root that a path leads to; null where a tree of that size has no such path. RFC 9162, 2.1.3.2. */
export function rootOfPath(
  leaf: string,
  index: number,
  size: number,
  path: readonly string[],
): string | null {
  if (index < 0 || index >= size) return null;
  let hash = leaf;
  let at = index;
  let last = size - 1;
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, beside);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : null;
}
