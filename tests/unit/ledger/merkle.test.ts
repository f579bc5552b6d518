import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/domain/digest.ts';
import { inclusionProofs, leafHash, rootOf, rootOfPath } from '../../../src/ledger/merkle.ts';

/** The tree of the Certificate Transparency project's own tests. Source: google/certificate-transparency. */
const CONTENTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = CONTENTS.map((hex) => leafHash(Buffer.from(hex, 'hex')));

describe('rootOf', () => {
  it('is the SHA-256 of nothing where there are no leaves', () => {
    expect(rootOf([])).toBe(sha256(''));
  });

  it.each(ROOTS.map((root, n) => [n + 1, root] as const))(
    'of %i leaves is what other implementations of RFC 6962 make of them',
    (size, root) => {
      expect(rootOf(leaves.slice(0, size))).toBe(root);
    },
  );

  it('is another when two leaves change places, or one comes twice', () => {
    const [a = '', b = '', c = ''] = leaves;
    const roots = [
      [a, b, c],
      [b, a, c],
      [a, b, c, c],
      [a, c, b],
    ].map(rootOf);
    expect(new Set(roots).size).toBe(4);
  });
});

describe('a path', () => {
  it('leads from a known leaf to the known root', () => {
    const path = inclusionProofs(leaves, [0]).get(0) ?? [];
    expect(path).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(rootOfPath(leaves[0] ?? '', 0, 8, path)).toBe(ROOTS[7]);
  });

  it('leads nowhere from a place the tree does not have', () => {
    const path = inclusionProofs(leaves, [0]).get(0) ?? [];
    expect(rootOfPath(leaves[0] ?? '', 8, 8, path)).toBeNull();
    expect(rootOfPath(leaves[0] ?? '', -1, 8, path)).toBeNull();
    expect(rootOfPath(leaves[0] ?? '', 0, 8, path.slice(1))).toBeNull();
    expect(rootOfPath(leaves[0] ?? '', 0, 8, [...path, ...path])).toBeNull();
  });
});
