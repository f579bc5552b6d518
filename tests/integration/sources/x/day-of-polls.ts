import { asLossledgerError } from '../../../../src/domain/errors.ts';
import type { Reads } from '../../../../src/sources/source.ts';
import { chargeDay, costOf, DayOfReads } from '../../../../src/sources/x/spend.ts';
import { xAccount } from '../../../../src/sources/x/x-account.ts';
import type { HandClock } from '../../../_support/x-server/clock.ts';
import type { Seeded } from '../../../_support/x-server/seeded.ts';
import type { WorldPost } from '../../../_support/x-server/world.ts';
import type { Fault, XServer } from '../../../_support/x-server/x-server.ts';
import { contextFor, idsIn, PARTS, PRICES } from './x-poll.ts';

const MINUTE = 60_000;
const POLL_EVERY_MS = 5 * MINUTE;
const FAULTS: readonly Fault[] = ['unavailable', 'drop', 'cut-short'];

interface Watched {
  readonly userId: string;
  readonly handle: string;
  cursor: unknown;
  dueAt: number;
}

/** What happened, so that a run in which nothing did is seen. */
export interface Happened {
  posts: number;
  edits: number;
  deletions: number;
  polls: number;
  restarts: number;
  rateLimits: number;
  /** Walks that a limit or failure cut short with something read. */
  cutShort: number;
  failures: number;
}

/** Accounts that post, a server with its limits, and a poller that is stopped and started at random. */
export class DayOfPolls {
  readonly happened: Happened = {
    posts: 0,
    edits: 0,
    deletions: 0,
    polls: 0,
    restarts: 0,
    rateLimits: 0,
    cutShort: 0,
    failures: 0,
  };
  /** How often each post came with a timeline, by id. */
  readonly seenInTimelines = new Map<string, number>();
  /** Ids of every post read by any way, with the time its poll was committed. */
  readonly readAt = new Map<string, number>();
  readonly deletedAt = new Map<string, number>();
  readonly withdrawn = new Set<string>();
  /** All posts ever written that are no reposts, as they were first. */
  readonly originals: WorldPost[] = [];
  private readonly recorded = new Map<string, DayOfReads>();
  private readonly watched: Watched[];
  private isStopped = false;
  private readonly server: XServer;
  private readonly clock: HandClock;
  private readonly chance: Seeded;

  constructor(server: XServer, clock: HandClock, chance: Seeded, accounts: number) {
    this.server = server;
    this.clock = clock;
    this.chance = chance;
    this.watched = Array.from({ length: accounts }, (_, index) => {
      const { id, username } = server.world.addUser(`account_${index}`);
      return { userId: id, handle: username, cursor: null, dueAt: 0 };
    });
  }

  /** In tenths of a cent, as the program counts it. */
  get recordedCost(): number {
    return [...this.recorded.values()].reduce((sum, day) => sum + costOf(day.count, PRICES), 0);
  }

  async minute(): Promise<void> {
    this.clock.advance(MINUTE);
    this.live();
    this.disturb();
    await this.pollDue();
  }

  /** A minute in which nobody posts and nothing goes wrong. */
  async quietMinute(): Promise<void> {
    this.clock.advance(MINUTE);
    await this.pollDue();
  }

  private live(): void {
    const { chance } = this;
    for (const { userId } of this.watched) {
      const count = chance.happens(0.002) ? 100 + chance.below(600) : chance.happens(0.1) ? 1 : 0;
      for (let n = 0; n < count; n += 1) this.write(userId);
      // A failure within the walk that a flood of posts makes long.
      if (count > 1) this.server.faults.push('none', 'none', chance.pick(FAULTS) ?? 'drop');
    }
    const young = this.originals.slice(-30).filter(({ id }) => this.server.world.isLatest(id));
    if (chance.happens(0.15)) this.edit(chance.pick(young));
    if (chance.happens(0.05)) this.delete(chance.pick(young));
    if (chance.happens(0.05)) this.delete(this.anyPost());
  }

  private write(userId: string): void {
    const { chance } = this;
    const other = chance.happens(0.3) ? this.anyPost() : undefined;
    const kind = other === undefined ? 'plain' : chance.pick(['quotes', 'repliesTo', 'reposts']);
    const post = this.server.world.post(userId, {
      text: `Знищено танк №${this.happened.posts}`,
      ...(other === undefined || kind === undefined || kind === 'plain'
        ? {}
        : { [kind]: other.id }),
    });
    if (post.reposts === null) this.originals.push(post);
    this.happened.posts += 1;
  }

  private edit(post: WorldPost | undefined): void {
    if (post === undefined) return;
    if (this.server.world.edit(post.id, `${post.text}, уточнено`) !== null)
      this.happened.edits += 1;
  }

  private delete(post: WorldPost | undefined): void {
    if (post === undefined) return;
    this.server.world.delete(post.id);
    for (const id of this.server.world.chainOf(post.id)) {
      this.deletedAt.set(id, this.clock.now().getTime());
    }
    this.happened.deletions += 1;
  }

  private anyPost(): WorldPost | undefined {
    const post = this.chance.pick(this.originals);
    return post !== undefined && this.server.world.isLatest(post.id) ? post : undefined;
  }

  private disturb(): void {
    const { chance, server } = this;
    if (chance.happens(0.03)) server.windows.leaveOnly(chance.below(3), 'users/:id/tweets');
    if (chance.happens(0.03)) server.windows.leaveOnly(chance.below(3), 'tweets');
    const fault = chance.happens(0.05) ? chance.pick(FAULTS) : undefined;
    if (fault !== undefined) server.faults.push(fault);
  }

  private async pollDue(): Promise<void> {
    for (const one of this.watched) {
      while (one.dueAt <= this.clock.now().getTime()) await this.poll(one);
    }
  }

  private async poll(one: Watched): Promise<void> {
    const now = this.clock.now().getTime();
    this.happened.polls += 1;
    this.isStopped = this.chance.happens(0.05);
    const account = xAccount({
      ...PARTS,
      account: {
        hold: async (askFor) => ({
          ask: askFor(null) ?? { posts: 0, price: 0 },
          settle: (reads, at) => this.record(reads, at),
          release: async () => undefined,
        }),
      },
    });
    const config = account.config.parse({ handle: one.handle, backfill: 3_200 });
    try {
      const result = await account.poll(
        config,
        one.cursor,
        contextFor(this.server, this.clock.now),
      );
      if (this.isStopped) return this.restart(one);
      if (result.more?.at != null) this.happened.cutShort += 1;
      one.cursor = JSON.parse(JSON.stringify(result.cursor));
      one.dueAt = result.more === null ? now + POLL_EVERY_MS : (result.more.at?.getTime() ?? now);
      for (const { postId } of result.withdrawn) this.withdrawn.add(postId);
      for (const document of result.documents) {
        const isTimeline =
          new URL(document.url ?? '').pathname.endsWith('/tweets') &&
          (document.url ?? '').includes('/users/');
        for (const id of idsIn({ documents: [document] })) {
          this.readAt.set(id, this.readAt.get(id) ?? now);
          if (isTimeline) {
            this.seenInTimelines.set(id, (this.seenInTimelines.get(id) ?? 0) + 1);
          }
        }
      }
    } catch (thrown) {
      if (this.isStopped) return this.restart(one);
      const error = asLossledgerError(thrown);
      if (error.code === 'RATE_LIMITED') this.happened.rateLimits += 1;
      else if (error.code === 'HTTP_UNAVAILABLE') this.happened.failures += 1;
      else throw error;
      one.dueAt = error.retryAt?.getTime() ?? now + MINUTE;
    }
  }

  /** The process went down within the poll or before its result was written: nothing of it is kept. */
  private restart(one: Watched): void {
    this.happened.restarts += 1;
    one.dueAt = this.clock.now().getTime() + MINUTE;
  }

  private record(reads: Reads, at: Date): Promise<void> {
    const day = chargeDay(at);
    const ofDay = this.recorded.get(day) ?? new DayOfReads();
    ofDay.add(reads);
    this.recorded.set(day, ofDay);
    // A process that goes down in the midst of a walk.
    const goesDown = this.isStopped && this.chance.happens(0.5);
    return goesDown ? Promise.reject(new Error('the process was stopped')) : Promise.resolve();
  }
}
