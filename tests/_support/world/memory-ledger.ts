import { canonicalJson } from '../../../src/domain/digest.ts';
import {
  changesOfPart,
  type EvidenceLink,
  type StandingLoss,
} from '../../../src/ledger/changes-of-part.ts';
import type {
  Decision,
  LossAtHand,
  LossDecision,
  PairDecision,
} from '../../../src/ledger/decisions.ts';
import type { ItemSighting, WitnessTies } from '../../../src/ledger/item-sighting.ts';
import { lossesOfPost } from '../../../src/ledger/losses-of-post.ts';
import type { Join } from '../../../src/ledger/matching/cluster-items.ts';
import type { Proposal } from '../../../src/ledger/matching/match-sightings.ts';
import { type StandingSighting, sightingsOfPost } from '../../../src/ledger/sightings-of-post.ts';
import { NO_FACTS } from '../no-facts.ts';
import type { Arrival, WorldPost } from './world.ts';

/** What one witness is known to be: as the store keeps it. */
interface KnownWitness {
  readonly post: WorldPost;
  version: number;
  gone: boolean;
}

/** A decision before it has its place among them. */
type NewDecision = Omit<PairDecision, 'seq'> | Omit<LossDecision, 'seq'>;

/** A ledger kept in memory as the store keeps it: part by part, as documents arrive. */
export class MemoryLedger {
  readonly losses = new Map<string, StandingLoss>();
  readonly heads = new Map<string, string>();
  readonly sightings = new Map<string, readonly ItemSighting[]>();
  readonly joins = new Map<string, readonly Join[]>();
  readonly proposals = new Map<string, readonly Proposal[]>();
  readonly decisions: Decision[] = [];
  #revisions = 0;
  readonly #known = new Map<string, KnownWitness>();
  readonly #standing = new Map<string, readonly StandingSighting[]>();
  readonly #ties = new Map<string, WitnessTies>();
  readonly #neighbours = new Map<string, Set<string>>();
  readonly #witnessOf = new Map<string, string>();
  /** Who ever told of each loss. */
  readonly #tellersOf = new Map<string, Set<string>>();
  readonly #evidence = new Map<string, Set<string>>();

  get revisions(): number {
    return this.#revisions;
  }

  /** Takes in what arrived together, as one transaction would. */
  take(arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) this.#note(arrival);
    const touched = new Set(arrivals.map(({ post }) => post.id));
    for (const id of touched) this.#read(id);
    this.settle(touched);
  }

  /** Recomputes every part that has one of the witnesses. */
  settle(witnesses: Iterable<string>, occasion: string | null = null): void {
    const settled = new Set<string>();
    for (const witness of witnesses) {
      if (settled.has(witness)) continue;
      const part = this.#partOf(witness);
      for (const each of part) settled.add(each);
      this.#settlePart(part, occasion);
    }
  }

  /** Writes down what a reviewer says, and what follows from it. */
  decide(decisions: readonly NewDecision[], occasion = 'reviewed'): void {
    const touched = decisions.flatMap((decision) =>
      'loss' in decision ? [decision.loss] : [decision.a, decision.b],
    );
    for (const decision of decisions) {
      this.decisions.push({ ...decision, seq: this.decisions.length + 1 });
    }
    this.settle(new Set(touched.map((id) => this.witnessOf(id))), occasion);
  }

  /** A published loss as a reviewer meets it. */
  atHand(id: string): LossAtHand {
    const lossId = this.heads.get(id) ?? id;
    const facts = this.losses.get(lossId)?.facts;
    if (facts === undefined) throw new Error(`No loss ${lossId}.`);
    const members = [...this.heads].filter(([, head]) => head === lossId).map(([member]) => member);
    return { lossId, members, facts };
  }

  settleAll(): void {
    this.settle(this.#known.keys());
  }

  witnesses(): readonly WitnessTies[] {
    return [...this.#ties.values()];
  }

  all(): readonly ItemSighting[] {
    return [...this.sightings.values()].flat();
  }

  /** The ledger but for ids and revision numbers: what is published, and which tellings carry it. */
  published(): readonly string[] {
    const byHead = new Map<string, string[]>();
    for (const each of this.all()) {
      const head = this.heads.get(each.id) ?? '';
      byHead.set(head, [
        ...(byHead.get(head) ?? []),
        `${each.witness} ${each.claimOrdinal} ${each.itemOrdinal}`,
      ]);
    }
    return [...this.losses.values()]
      .filter(
        ({ facts }) => (facts.merged_into ?? null) === null && facts.review_state !== 'withdrawn',
      )
      .map(({ lossId, facts }) => canonicalJson([facts, (byHead.get(lossId) ?? []).sort()]))
      .sort();
  }

  #note({ kind, post, ...arrival }: Arrival): void {
    const known = this.#known.get(post.id) ?? { post, version: -1, gone: false };
    if (kind === 'takedown') known.gone = true;
    if ('version' in arrival) known.version = Math.max(known.version, arrival.version);
    this.#known.set(post.id, known);
  }

  #read(id: string): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    const { post, version, gone } = known;
    const claims = gone ? [] : (post.versions[version] ?? []);
    const wanted = lossesOfPost(
      {
        postId: post.id,
        postedAt: post.postedAt,
        toldBefore: [],
        claims: claims.map(({ claim }, ordinal) => ({
          claimId: `claim ${post.id} ${version} ${ordinal}`,
          ordinal,
          claim,
          readAsOf: post.postedAt.slice(0, 10),
        })),
      },
      NO_FACTS,
    );
    const { told } = sightingsOfPost(post.id, this.#standing.get(id) ?? [], wanted);
    this.sightings.set(id, told);
    for (const each of told) this.#witnessOf.set(each.id, id);
    const before = (this.#standing.get(id) ?? []).filter(
      (each) => !told.some((now) => now.id === each.id),
    );
    this.#standing.set(id, [
      ...before.map((each) => ({ ...each, isTold: false })),
      ...told.map((each) => ({ ...each, isTold: true })),
    ]);
    const ties: WitnessTies = {
      witness: id,
      kind: post.kind,
      names: [`name of ${id}`],
      retells:
        post.retells === null
          ? []
          : [{ kind: post.retells.kind, name: `name of ${post.retells.post}` }],
      pictures: gone ? [] : post.pictures,
    };
    this.#ties.set(id, ties);
    for (const tie of [...ties.names, ...ties.retells.map(({ name }) => name), ...ties.pictures]) {
      this.#neighbours.set(tie, (this.#neighbours.get(tie) ?? new Set()).add(id));
    }
  }

  #partOf(witness: string): ReadonlySet<string> {
    const part = new Set<string>();
    const left = [witness];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (part.has(next)) continue;
      part.add(next);
      const ties = this.#ties.get(next);
      if (ties === undefined) continue;
      const keys = [...ties.names, ...ties.retells.map(({ name }) => name), ...ties.pictures];
      for (const key of keys) left.push(...(this.#neighbours.get(key) ?? []));
      const ids = new Set((this.#standing.get(next) ?? []).map(({ id }) => id));
      for (const id of ids) left.push(...(this.#tellersOf.get(this.heads.get(id) ?? id) ?? []));
      for (const decision of this.decisions) {
        if (decision.kind !== 'same') continue;
        for (const id of [decision.a, decision.b]) {
          if (ids.has(decision.a) || ids.has(decision.b)) left.push(this.witnessOf(id));
        }
      }
    }
    return part;
  }

  witnessOf(id: string): string {
    const witness = this.#witnessOf.get(id);
    if (witness === undefined) throw new Error(`No witness of ${id}.`);
    return witness;
  }

  #settlePart(witnesses: ReadonlySet<string>, occasion: string | null): void {
    const ids = [...witnesses].flatMap((each) =>
      (this.#standing.get(each) ?? []).map(({ id }) => id),
    );
    const losses = new Set([...ids, ...ids.flatMap((id) => this.heads.get(id) ?? [])]);
    const standing = new Map(
      [...losses].flatMap((id) => {
        const loss = this.losses.get(id);
        return loss === undefined ? [] : [[id, loss] as const];
      }),
    );
    const evidence: EvidenceLink[] = [...losses].flatMap((lossId) =>
      [...(this.#evidence.get(lossId) ?? [])].map((claimId) => ({ lossId, claimId })),
    );
    const changed = changesOfPart(
      {
        sightings: [...witnesses].flatMap((each) => this.sightings.get(each) ?? []),
        witnesses: [...witnesses].flatMap((each) => this.#ties.get(each) ?? []),
        decisions: this.decisions,
        heads: new Map(
          ids.flatMap((id) => {
            const head = this.heads.get(id);
            return head === undefined ? [] : [[id, head] as const];
          }),
        ),
        standing,
        evidence,
      },
      occasion,
    );
    for (const { lossId, revision, facts } of changed.changes) {
      this.#revisions += 1;
      const kind = this.losses.get(lossId)?.kind ?? 'post';
      this.losses.set(lossId, { lossId, kind, revision, facts, chain: '' });
    }
    for (const [id, head] of changed.heads) {
      this.heads.set(id, head);
      this.#tellersOf.set(head, (this.#tellersOf.get(head) ?? new Set()).add(this.witnessOf(id)));
    }
    for (const { lossId, claimId } of changed.evidenceGone)
      this.#evidence.get(lossId)?.delete(claimId);
    for (const { lossId, claimId } of changed.evidenceAdded) {
      this.#evidence.set(lossId, (this.#evidence.get(lossId) ?? new Set()).add(claimId));
    }
    const part = [...witnesses].sort()[0] ?? '';
    for (const each of witnesses) {
      this.joins.delete(each);
      this.proposals.delete(each);
    }
    this.joins.set(part, changed.joins);
    this.proposals.set(part, changed.proposals);
  }
}
