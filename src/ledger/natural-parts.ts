import type { LedgerPart } from './changes-of-part.ts';
import type { LossAtHand } from './decisions.ts';
import { matchSightings } from './matching/match-sightings.ts';

/**
 * What is split off with tellings of a loss: all that was joined to them by what they say and show, and
 * not by a reviewer. So a merge is taken back by naming any telling of what was merged. Where nothing
 * but the whole loss hangs together with them, they go alone.
 */
export function splitOffWith(
  part: Pick<LedgerPart, 'sightings' | 'witnesses' | 'decisions'>,
  loss: LossAtHand,
  named: readonly string[],
): readonly string[] {
  const apart = part.decisions.filter(({ kind }) => kind !== 'same');
  const { clusters } = matchSightings(part.sightings, part.witnesses, apart);
  const wanted = named.flatMap((id) => {
    const joined = clusters.find((cluster) => cluster.includes(id)) ?? [id];
    return joined.filter((each) => loss.members.includes(each));
  });
  return new Set(wanted).size === loss.members.length ? named : [...new Set([...named, ...wanted])];
}
