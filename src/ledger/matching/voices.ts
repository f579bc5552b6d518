import { byText, type WitnessTies } from '../item-sighting.ts';

/**
 * Who speaks in each witness: a repost, a translation and a quote carry the voice of another, which
 * counts once however often it is carried. Others speak for themselves.
 */
export function voicesOf(witnesses: readonly WitnessTies[]): (witness: string) => string {
  const byName = new Map(
    witnesses.flatMap((each) => each.names.map((name) => [name, each] as const)),
  );
  const byId = new Map(witnesses.map((each) => [each.witness, each]));
  const voices = new Map<string, string>();
  const voiceOf = (witness: string, carriers: ReadonlySet<string>): string => {
    const known = voices.get(witness);
    if (known !== undefined) return known;
    const [source] = (byId.get(witness)?.retells ?? [])
      .filter(({ kind }) => kind !== 'reply')
      .map(({ name }) => byName.get(name)?.witness ?? name)
      .filter((parent) => parent !== witness && !carriers.has(parent))
      .sort(byText);
    return source === undefined ? witness : voiceOf(source, new Set([...carriers, witness]));
  };
  for (const { witness } of [...witnesses].sort((a, b) => byText(a.witness, b.witness))) {
    voices.set(witness, voiceOf(witness, new Set()));
  }
  return (witness) => voices.get(witness) ?? witness;
}
