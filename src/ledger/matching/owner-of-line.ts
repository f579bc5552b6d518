import type { ItemSighting, WitnessTies } from '../item-sighting.ts';
import { thingsAgree } from './comparison.ts';
import { isAtMostOpen } from './rules.ts';
import { voicesOf } from './voices.ts';

/**
 * Tellings as they are held against others: one that names no owner has the one that its line names. A
 * post and what carries it by its own marker are one witness; what a quote leaves out, the quoted post
 * has said, and what that left out, whoever quotes it may add. Where the line names two owners for
 * such a thing, or the telling comes with pictures that its line does not show, it stays without.
 */
export function withOwnersOfTheirLine(
  sightings: readonly ItemSighting[],
  witnesses: readonly WitnessTies[],
): readonly ItemSighting[] {
  if (sightings.every(({ facts }) => facts.lost_by !== null)) return sightings;
  const voiceOf = voicesOf(witnesses);
  const picturesOf = new Map(witnesses.map(({ witness, pictures }) => [witness, pictures]));
  const lines = new Map<string, ItemSighting[]>();
  for (const sighting of sightings) {
    const voice = voiceOf(sighting.witness);
    const line = lines.get(voice) ?? [];
    line.push(sighting);
    lines.set(voice, line);
  }
  return sightings.map((sighting) => {
    const { facts, witness } = sighting;
    if (facts.lost_by !== null) return sighting;
    const voice = voiceOf(witness);
    const others = (lines.get(voice) ?? []).filter((one) => one.witness !== witness);
    const shown = new Set(
      [voice, ...others.map((one) => one.witness)].flatMap((one) => picturesOf.get(one) ?? []),
    );
    if (picturesOf.get(witness)?.some((picture) => !shown.has(picture)) === true) return sighting;
    const owners = new Set(
      others.flatMap((one) =>
        one.facts.lost_by !== null && isAtMostOpen(thingsAgree(facts, one.facts))
          ? [one.facts.lost_by]
          : [],
      ),
    );
    const [owner, second] = owners;
    return owner === undefined || second !== undefined
      ? sighting
      : { ...sighting, facts: { ...facts, lost_by: owner } };
  });
}
