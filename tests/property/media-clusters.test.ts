import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClusterLink, clusterMedia } from '../../src/ledger/media-clusters.ts';

const picture = fc.integer({ min: 0, max: 14 }).map((n) => `p${n}`);
const link: fc.Arbitrary<ClusterLink> = fc.record({
  a: picture,
  b: picture,
  says: fc.constantFrom('together', 'together', 'together', 'apart'),
  distance: fc.integer({ min: 0, max: 31 }),
});
const links = fc.array(link, { maxLength: 60 });

const pair = (a: string, b: string) => [a, b].toSorted().join(' ');

describe('clusters of pictures', () => {
  it('are the same whatever order the links come in, and whichever way round', () => {
    fc.assert(
      fc.property(
        links.chain((given) =>
          fc.record({
            given: fc.constant(given),
            shuffled: fc.shuffledSubarray(given, { minLength: given.length }),
            turned: fc.array(fc.boolean(), { minLength: given.length, maxLength: given.length }),
          }),
        ),
        ({ given, shuffled, turned }) => {
          const other = shuffled.map((one, n) =>
            turned[n] === true ? { ...one, a: one.b, b: one.a } : one,
          );
          expect(clusterMedia(other)).toEqual(clusterMedia(given));
        },
      ),
    );
  });

  it('hold each picture once, each linked to its centre, and no two that a person parted', () => {
    fc.assert(
      fc.property(links, (given) => {
        const apart = new Set(given.filter((l) => l.says === 'apart').map((l) => pair(l.a, l.b)));
        const linked = new Set(given.map((l) => pair(l.a, l.b)).filter((name) => !apart.has(name)));
        const seen = new Set<string>();
        for (const { centre, members } of clusterMedia(given)) {
          expect(members).toContain(centre);
          expect(members.length).toBeGreaterThan(1);
          for (const one of members) {
            expect(seen).not.toContain(one);
            seen.add(one);
            if (one !== centre) expect(linked).toContain(pair(one, centre));
            for (const other of members) {
              if (other !== one) expect(apart).not.toContain(pair(one, other));
            }
          }
        }
      }),
    );
  });

  it('leave nobody out who has a neighbour that is in none, unless a person parted them', () => {
    fc.assert(
      fc.property(
        links.map((given) => given.filter((l) => l.says === 'together' && l.a !== l.b)),
        (given) => {
          const placed = new Set(clusterMedia(given).flatMap(({ members }) => members));
          for (const { a, b } of given) expect(placed.has(a) || placed.has(b)).toBe(true);
        },
      ),
    );
  });
});
