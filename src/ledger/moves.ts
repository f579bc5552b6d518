import type { HeadedCluster } from './assign-heads.ts';
import { byText } from './item-sighting.ts';
import type { Join } from './matching/cluster-items.ts';
import type { MatchRule } from './matching/rules.ts';

interface StandingName {
  readonly facts: { readonly merged_into?: string | null };
}

const WHY: Readonly<Record<MatchRule, string>> = {
  lineage: 'one carries what the other tells',
  picture: 'same picture',
  text: 'same words',
};

/** How tellings moved between losses since they were last recorded, in words for the history. */
export class Moves {
  readonly #before: ReadonlyMap<string, string>;
  readonly #standing: ReadonlyMap<string, StandingName>;
  readonly #joins: readonly Join[];
  readonly #now = new Map<string, string>();
  /** The loss that the tellings of each loss went to, by the telling its id is made from. */
  readonly #gone = new Map<string, string>();

  constructor(
    standing: ReadonlyMap<string, StandingName>,
    before: ReadonlyMap<string, string>,
    headed: readonly HeadedCluster[],
    joins: readonly Join[],
  ) {
    this.#before = before;
    this.#standing = standing;
    this.#joins = joins;
    const published = new Set(headed.map(({ head }) => head));
    for (const { head, members } of headed) {
      for (const { id } of members) {
        this.#now.set(id, head);
        const loss = before.get(id);
        if (loss !== undefined && !published.has(loss)) this.#gone.set(loss, head);
      }
    }
    for (const { head, members } of headed) {
      for (const { id } of members) {
        if (standing.has(id) && !published.has(id)) this.#gone.set(id, head);
      }
    }
  }

  /** The loss that one is merged into now; null when none has its tellings. */
  goneInto(lossId: string): { readonly head: string; readonly why: string } | null {
    const head = this.#gone.get(lossId);
    return head === undefined ? null : { head, why: this.#whyOf(lossId, head) };
  }

  /** Null when the loss neither took in another, nor was parted from one. */
  reasonFor(head: string): string | null {
    const standing = this.#standing.get(head);
    const mergedBefore = standing?.facts.merged_into ?? null;
    const tookIn = [...this.#gone]
      .filter(([lossId, into]) => into === head && this.#isPublished(lossId))
      .map(([lossId]) => lossId)
      .sort(byText);
    const members = [...this.#now].filter(([, now]) => now === head).map(([id]) => id);
    const from = members
      .map((id) => this.#before.get(id))
      .filter((loss) => loss !== undefined && loss !== head && this.#gone.get(loss) !== head)
      .sort();
    const parted = [...this.#now]
      .filter(([id, now]) => now !== head && this.#before.get(id) === head)
      .map(([, now]) => now);
    const reasons = [
      ...(mergedBefore === null ? [] : [`split from ${mergedBefore}`]),
      ...(mergedBefore === null && standing === undefined && from[0] !== undefined
        ? [`split from ${from[0]}`]
        : []),
      ...(tookIn.length === 0
        ? []
        : [`took in ${tookIn.join(', ')}${this.#whyOf(tookIn[0] ?? '', head)}`]),
      ...(parted.length === 0 ? [] : [`${[...new Set(parted)].sort(byText).join(', ')} split off`]),
    ];
    return reasons.length === 0 ? null : reasons.join('; ');
  }

  #isPublished(lossId: string): boolean {
    const standing = this.#standing.get(lossId);
    return standing !== undefined && (standing.facts.merged_into ?? null) === null;
  }

  /** The surest match between what was of the loss and what was not. */
  #whyOf(lossId: string, head: string): string {
    const isOf = (id: string) => id === lossId || this.#before.get(id) === lossId;
    const join = this.#joins.find(({ a, b }) => this.#now.get(a) === head && isOf(a) !== isOf(b));
    return join === undefined ? ' by decision' : `: ${WHY[join.rule]}`;
  }
}
