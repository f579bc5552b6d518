import { describe, expect, it } from 'vitest';
import { type ClusterLink, clusterMedia } from '../../../src/ledger/media-clusters.ts';

const together = (a: string, b: string, distance: number): ClusterLink => ({
  a,
  b,
  says: 'together',
  distance,
});
const apart = (a: string, b: string): ClusterLink => ({ a, b, says: 'apart', distance: 0 });
const members = (links: readonly ClusterLink[]) =>
  clusterMedia(links).map((cluster) => cluster.members.join(''));

describe('linked pictures', () => {
  it('are one cluster when all are linked to one of them', () => {
    const star = [together('o', 'a', 10), together('o', 'b', 20), together('o', 'c', 30)];
    expect(clusterMedia(star)).toEqual([{ centre: 'o', members: ['a', 'b', 'c', 'o'] }]);
  });

  it('are not joined through a third that is between them', () => {
    // a looks like b, b like c, c like d; a does not look like d, nor like c.
    const chain = [together('a', 'b', 4), together('b', 'c', 30), together('c', 'd', 4)];
    expect(members(chain)).toEqual(['ab', 'cd']);
  });

  it('go to the nearest of several centres', () => {
    const links = [
      together('x', 'x1', 2),
      together('x', 'x2', 2),
      together('y', 'y1', 2),
      together('y', 'y2', 2),
      together('x', 'm', 28),
      together('y', 'm', 12),
    ];
    expect(members(links)).toEqual(['xx1x2', 'myy1y2']);
  });

  it('are kept apart where a person says so, though both are linked to a third', () => {
    const links = [together('o', 'a', 2), together('o', 'b', 4), together('a', 'b', 6)];
    expect(members([...links, apart('b', 'a')])).toEqual(['ao']);
  });

  it('that a person has parted from a cluster gather among themselves', () => {
    const links = [
      together('o', 'a', 2),
      together('o', 'p', 2),
      together('o', 'q', 2),
      together('p', 'q', 2),
    ];
    expect(members([...links, apart('a', 'p'), apart('a', 'q')])).toEqual(['ao', 'pq']);
  });

  it('are in no cluster when they are linked to nothing, or only to themselves', () => {
    expect(clusterMedia([])).toEqual([]);
    expect(clusterMedia([together('a', 'a', 0), apart('b', 'c')])).toEqual([]);
  });
});
