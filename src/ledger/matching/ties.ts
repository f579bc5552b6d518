import { byText, type Retelling, type WitnessTies } from '../item-sighting.ts';

/** What is known to tie two witnesses, whatever they say. */
export interface Tie {
  /** In code-unit order. */
  readonly witnesses: readonly [string, string];
  /** How one carries the other; `sibling` where both carry a third. Null: only pictures tie them. */
  readonly lineage: Retelling | 'sibling' | null;
  /** What carries the other shows a picture that this does not have: it may tell of something more. */
  readonly showsMore: boolean;
  /** Pictures that both have. */
  readonly pictures: number;
}

/**
 * A picture or a source that more witnesses share than this is a map, a flag or a wave of copies:
 * it ties nobody by itself.
 */
const MOST_WITNESSES = 300;

type Lineage = NonNullable<Tie['lineage']>;

const FROM_STRONGEST: readonly Lineage[] = ['repost', 'translation', 'quote', 'sibling', 'reply'];

/** Every pair of witnesses that a marker or a picture ties, in canonical order. */
export function tiesBetween(witnesses: readonly WitnessTies[]): readonly Tie[] {
  const known = new KnownWitnesses(witnesses);
  const lineage = new Map<string, { readonly kind: Lineage; readonly showsMore: boolean }>();
  const note = (kind: Lineage, carrier: string, carried: string) => {
    if (carrier === carried) return;
    const key = pairKey(carrier, carried);
    const before = lineage.get(key);
    if (before !== undefined && !isStronger(kind, before.kind)) return;
    const back = kind === 'sibling' && known.showsMore(carried, carrier);
    lineage.set(key, { kind, showsMore: back || known.showsMore(carrier, carried) });
  };
  const children = new Map<string, Set<string>>();
  for (const { witness, retells } of witnesses) {
    for (const { kind, name } of retells) {
      const parent = known.named(name);
      if (parent !== undefined) note(kind, witness, parent.witness);
    }
    for (const source of known.sourcesOf(witness)) {
      addTo(children, source, witness);
    }
  }
  for (const [a, b] of pairsWithin(children)) note('sibling', a, b);
  const shared = new Map<string, number>();
  const carriers = new Map<string, Set<string>>();
  for (const { witness } of witnesses) {
    for (const picture of known.picturesOf(witness)) addTo(carriers, picture, witness);
  }
  for (const [a, b] of pairsWithin(carriers)) {
    const key = pairKey(a, b);
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  return [...new Set([...lineage.keys(), ...shared.keys()])].sort(byText).map((key) => {
    const pair = pairOf(key);
    return {
      witnesses: pair,
      lineage: lineage.get(key)?.kind ?? null,
      showsMore: lineage.get(key)?.showsMore ?? false,
      pictures: shared.get(key) ?? 0,
    };
  });
}

class KnownWitnesses {
  readonly #byId: ReadonlyMap<string, WitnessTies>;
  readonly #byName: ReadonlyMap<string, WitnessTies>;

  constructor(witnesses: readonly WitnessTies[]) {
    this.#byId = new Map(witnesses.map((each) => [each.witness, each]));
    this.#byName = new Map(
      witnesses.flatMap((each) => each.names.map((name) => [name, each] as const)),
    );
  }

  named(name: string): WitnessTies | undefined {
    return this.#byName.get(name);
  }

  /** Whatever it carries, and whatever that carries in turn; a reply only answers. */
  sourcesOf(witness: string): ReadonlySet<string> {
    const sources = new Set<string>();
    const left = [witness];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      for (const { kind, name } of this.#byId.get(next)?.retells ?? []) {
        const parent = this.named(name)?.witness ?? name;
        if (kind === 'reply' || parent === witness || sources.has(parent)) continue;
        sources.add(parent);
        left.push(parent);
      }
    }
    return sources;
  }

  /** Its own pictures; one that brings none shows those of what it carries. */
  picturesOf(witness: string): ReadonlySet<string> {
    const own = this.#byId.get(witness)?.pictures ?? [];
    if (own.length > 0) return new Set(own);
    const carried = [...this.sourcesOf(witness)];
    return new Set(carried.flatMap((source) => this.#byId.get(source)?.pictures ?? []));
  }

  showsMore(witness: string, beside: string): boolean {
    const shown = this.picturesOf(beside);
    return (this.#byId.get(witness)?.pictures ?? []).some((picture) => !shown.has(picture));
  }
}

function isStronger(a: Lineage, b: Lineage): boolean {
  return FROM_STRONGEST.indexOf(a) < FROM_STRONGEST.indexOf(b);
}

function addTo(sets: Map<string, Set<string>>, key: string, member: string): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(member));
}

function* pairsWithin(
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<readonly [string, string]> {
  for (const group of groups.values()) {
    if (group.size > MOST_WITNESSES) continue;
    const members = [...group].sort(byText);
    for (const [n, a] of members.entries()) {
      for (const b of members.slice(n + 1)) yield [a, b];
    }
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function pairOf(key: string): readonly [string, string] {
  const [a = '', b = ''] = key.split('\n');
  return [a, b];
}
