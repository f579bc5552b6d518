import type { Claim } from '../../src/domain/claim.ts';
import { workFor } from '../../src/pipeline/define-stage.ts';
import { extract } from '../../src/pipeline/stages/extract.ts';
import type { Reviewing } from '../../src/store/queries/review-decisions.ts';
import {
  judgeLoss,
  keepApart,
  mergeLosses,
  splitLoss,
} from '../../src/store/queries/review-losses.ts';
import type { Chance } from '../_support/world/random.ts';
import type { World, WorldPost } from '../_support/world/world.ts';
import type { TestStore } from './test-store.ts';
import type { worldRun } from './world-run.ts';

/** What may happen to a ledger that stands, and how often. */
const HAPPENINGS = [
  ['merge', 24],
  ['merge as proposed', 12],
  ['split', 16],
  ['keep apart', 6],
  ['confirm', 8],
  ['correct', 12],
  ['reject', 4],
  ['retract', 6],
  ['read again', 8],
  ['withdraw a post', 8],
] as const;
type Happening = (typeof HAPPENINGS)[number][0];

/** Does something to a ledger at random, as its commands would. */
export class Happenings {
  readonly done = new Map<string, number>();
  readonly #test: TestStore;
  readonly #world: World;
  readonly #chance: Chance;
  readonly #run: ReturnType<typeof worldRun>;
  /** The same work with a later reader. */
  readonly #later: ReturnType<typeof worldRun>;
  #moment = 0;

  constructor(
    test: TestStore,
    world: World,
    chance: Chance,
    runs: {
      readonly run: ReturnType<typeof worldRun>;
      readonly later: ReturnType<typeof worldRun>;
    },
  ) {
    this.#test = test;
    this.#world = world;
    this.#chance = chance;
    this.#run = runs.run;
    this.#later = runs.later;
  }

  /** One of them; what is refused is counted as such, and must leave no trace. */
  async next(): Promise<void> {
    const what = this.#chance.weighted(HAPPENINGS);
    const before = await this.#revisions();
    try {
      await this.#do(what);
      this.#count(what);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#count(`${what}, refused`);
      if ((await this.#revisions()) !== before) throw new Error('A refusal left revisions behind.');
    }
  }

  async #do(what: Happening): Promise<unknown> {
    const [a = '', b = ''] = await this.#someLosses();
    const { db } = this.#test.store;
    const by = this.#reviewer();
    switch (what) {
      case 'merge':
        return db.transaction((tx) =>
          mergeLosses(tx, a, b, by, { overrule: this.#chance.is(0.3) }),
        );
      case 'merge as proposed': {
        const [one = a, other = b] = await this.#proposed();
        return db.transaction((tx) => mergeLosses(tx, one, other, by));
      }
      case 'split': {
        const [loss, off] = await this.#tellingOfMany();
        return db.transaction((tx) => splitLoss(tx, loss, [off], by));
      }
      case 'keep apart': {
        const [one = a, other = b] = await this.#proposed();
        return db.transaction((tx) => keepApart(tx, one, other, by));
      }
      case 'confirm':
        return db.transaction((tx) => judgeLoss(tx, a, 'confirmed', {}, by));
      case 'correct': {
        const fields = this.#chance.oneOf([
          { model: 'T-90M', family: 'T-90', equipment_category: 'Tanks' as const },
          { status: 'captured' as const },
          { admin1: 'Kharkiv Oblast', country: 'UKR', place_name: 'Izium' },
          { loss_date_start: '2024-01-07', loss_date_end: '2024-01-07', date_prec: 1 as const },
          { caused_by: 'Lancet' },
        ]);
        return db.transaction((tx) => judgeLoss(tx, a, 'corrected', fields, by));
      }
      case 'reject':
        return db.transaction((tx) => judgeLoss(tx, a, 'rejected', {}, by));
      case 'retract':
        return db.transaction((tx) => judgeLoss(tx, a, 'retracted', {}, by));
      case 'read again':
        return this.#readAgain();
      default:
        return this.#run.take([{ kind: 'takedown', post: this.#somePost() }]);
    }
  }

  /** A document on record, read by the later reader, as `requeue --stage extract` would. */
  async #readAgain(): Promise<void> {
    const documents = await this.#test.sql<
      { capture_id: string; sha256: string; url: string | null; captured_at: Date }[]
    >`select capture_id, sha256, url, captured_at from lossledger.captures order by 1`;
    const { capture_id: captureId, sha256, url, captured_at: at } = this.#chance.oneOf(documents);
    const capturedAt = at.toISOString();
    await this.#later.work(workFor(extract, { captureId, sha256, url, name: null, capturedAt }));
  }

  async #someLosses(): Promise<readonly string[]> {
    const rows = await this.#test.sql<{ loss_id: string; lost_by: string | null }[]>`
      select loss_id, lost_by from reporting.losses order by 1`;
    const first = this.#chance.oneOf(rows);
    const alike = rows.filter(({ lost_by: owner }) => owner === first.lost_by);
    // Now and then of another owner, or itself, which is refused.
    const second = this.#chance.oneOf(this.#chance.is(0.9) ? alike : rows);
    return [first.loss_id, second.loss_id];
  }

  async #proposed(): Promise<readonly string[]> {
    const rows = await this.#test.sql<{ a: string; b: string }[]>`
      select a.loss_id as a, b.loss_id as b from lossledger.match_edges e
      join lossledger.item_sightings a on a.sighting_id = e.sighting_a
      join lossledger.item_sightings b on b.sighting_id = e.sighting_b
      where e.state = 'proposed' and a.loss_id <> b.loss_id order by 1, 2`;
    const { a, b } = this.#chance.oneOf(rows);
    return [a, b];
  }

  async #tellingOfMany(): Promise<readonly [string, string]> {
    const rows = await this.#test.sql<{ loss_id: string; sighting_id: string }[]>`
      select loss_id, sighting_id from lossledger.item_sightings s join reporting.losses l using (loss_id)
      where l.n_posts > 1 order by 2`;
    const { loss_id: loss, sighting_id: telling } = this.#chance.oneOf(rows);
    return [loss, telling];
  }

  #somePost(): WorldPost {
    return this.#chance.oneOf(this.#world.posts.filter(({ kind }) => kind === 'post'));
  }

  #reviewer(): Reviewing {
    this.#moment += 1;
    return {
      reviewer: 'ann',
      reason: `looked ${this.#moment}`,
      at: new Date(),
      seenRevision: null,
    };
  }

  #count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  async #revisions(): Promise<number> {
    const [row] = await this.#test.sql<{ n: number }[]>`
      select (select count(*) from lossledger.loss_revisions)::integer
        + (select count(*) from lossledger.review_decisions)::integer as n`;
    return row?.n ?? 0;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'DECISION_REFUSED';
}

/** What a later reader makes of a post: of some less, of some more, of most the same. */
export function readLater(post: string, claims: readonly Claim[]): readonly Claim[] {
  const number = Number(post.replace(/\D/g, '')) % 10;
  if (number === 0) return claims.slice(1);
  if (number === 1) return claims.map((claim) => ({ ...claim, model: null }));
  if (number === 2)
    return claims.map((claim) => ({ ...claim, quantity: (claim.quantity ?? 1) + 1 }));
  if (number === 3)
    return claims.map((claim) => ({ ...claim, quantity: null, needs_review: true }));
  if (number === 4) return claims.toReversed();
  return claims;
}
