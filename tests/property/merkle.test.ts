import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inclusionProofs, leafHash, rootOf, rootOfPath } from '../../src/ledger/merkle.ts';

const leaves = fc
  .array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 70 })
  .map((contents) => contents.map(leafHash));

describe('a Merkle tree', () => {
  it('has a path from every leaf to its root', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        const root = rootOf(all);
        const paths = inclusionProofs(all, [...all.keys()]);
        for (const [index, leaf] of all.entries()) {
          expect(rootOfPath(leaf, index, all.length, paths.get(index) ?? [])).toBe(root);
        }
      }),
    );
  });

  it('has another root when any one leaf is another, and no path from that to the old root', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.uint8Array({ minLength: 21 }), (all, at, content) => {
        const index = at % all.length;
        const other = leafHash(content);
        const path = inclusionProofs(all, [index]).get(index) ?? [];
        const root = rootOf(all);
        expect(rootOf(all.with(index, other))).not.toBe(root);
        expect(rootOfPath(other, index, all.length, path)).not.toBe(root);
      }),
    );
  });

  it('has no path from a leaf to its root by another place or another size of the same height', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.nat(), (all, at, elsewhere) => {
        const index = at % all.length;
        const other = elsewhere % all.length;
        fc.pre(index !== other && new Set(all).size === all.length);
        const path = inclusionProofs(all, [index]).get(index) ?? [];
        const led = rootOfPath(all[index] ?? '', other, all.length, path);
        expect(led).not.toBe(rootOf(all));
      }),
    );
  });

  it('takes a node for no leaf', () => {
    fc.assert(
      fc.property(leaves, (all) => {
        fc.pre(all.length >= 2);
        const node = Buffer.concat(all.slice(0, 2).map((hash) => Buffer.from(hash, 'hex')));
        expect(rootOf([leafHash(node), ...all.slice(2)])).not.toBe(rootOf(all));
      }),
    );
  });
});
