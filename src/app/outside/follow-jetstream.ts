import { setTimeout as delay } from 'node:timers/promises';
import { asLossledgerError } from '../../domain/errors.ts';
import type { Log } from '../../pipeline/define-stage.ts';
import { findWithdrawn } from '../../sources/bluesky/find-withdrawn.ts';
import { type JetstreamTimers, jetstreamEvents } from '../../sources/bluesky/jetstream.ts';
import { didOf, type LiveAccount, liveAccountOf } from '../../sources/bluesky/live-account.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import type { WithdrawnPost } from '../../sources/source.ts';
import type { AllowedHosts } from '../../sources/web/web-address.ts';
import type { WebFetcher } from '../../sources/web/web-fetcher.ts';

/** What following needs of the ledger and of the world outside. */
export interface JetstreamParts {
  readonly web: WebFetcher;
  readonly allowed: AllowedHosts;
  readonly log: Log;
  /** False where a poll is under way: it may have begun too early to see what happened. */
  askForPoll(source: ConfiguredSource): Promise<boolean>;
  writeWithdrawn(withdrawn: readonly WithdrawnPost[]): Promise<void>;
  /** Up to when a stream was followed, microseconds; null where it never was. */
  followedUntil(stream: string): Promise<number | null>;
  writeFollowedUntil(stream: string, timeUs: number): Promise<void>;
  /** Before what the stream told is asked for, ms: Bluesky's AppView is a little behind it. */
  readonly gatherMs?: number;
  readonly timers?: JetstreamTimers;
}

export interface JetstreamFollower {
  /** Follows what these sources say is to be followed, and no longer what they do not. */
  keepTo(sources: readonly ConfiguredSource[]): void;
  close(): Promise<void>;
}

const GATHER_MS = 5_000;
/** A connection's address names its accounts: more would make it longer than servers take. */
const ACCOUNTS_A_CONNECTION = 100;
/** How often a deleted post is asked for that Bluesky still gives. */
const MOST_ASKED = 5;

/**
 * Polls live accounts as soon as Jetstream tells of them. What it tells is a hint: the posts are those
 * that the poll then brings, and a post is gone when Bluesky's AppView no longer gives it.
 */
export function jetstreamFollower(parts: JetstreamParts): JetstreamFollower {
  let followed = '';
  let ending = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  return {
    keepTo(sources) {
      const accounts = sources.flatMap((source) => liveAccountOf(source) ?? []);
      const wanted = JSON.stringify(
        accounts.map(({ source, ...rest }) => [source.name, rest]).toSorted(),
      );
      if (wanted === (followed === '' ? '[]' : followed)) return;
      followed = wanted;
      ending.abort();
      const before = running;
      const now = new AbortController();
      ending = now;
      running = before.then(() => followAll(accounts, parts, now.signal));
    },
    async close() {
      ending.abort();
      await running;
    },
  };
}

async function followAll(
  accounts: readonly LiveAccount[],
  parts: JetstreamParts,
  signal: AbortSignal,
): Promise<void> {
  const groups = [...new Set(accounts.map(({ jetstream }) => jetstream))].flatMap((server) => {
    const all = accounts.filter(({ jetstream }) => jetstream === server);
    return Array.from({ length: Math.ceil(all.length / ACCOUNTS_A_CONNECTION) }, (_, n) => ({
      server,
      stream: `jetstream:${new URL(server).host}/${n}`,
      accounts: all.slice(n * ACCOUNTS_A_CONNECTION, (n + 1) * ACCOUNTS_A_CONNECTION),
    }));
  });
  await Promise.all(
    groups.map((group) =>
      follow(group, parts, signal).catch((error: unknown) => {
        if (signal.aborted) return;
        const { code, message } = asLossledgerError(error);
        parts.log('error', 'Jetstream is followed no more', { code, reason: message });
      }),
    ),
  );
}

const TIMERS: JetstreamTimers = {
  wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};

/** The accounts of one connection, and the name under which it is known how far it came. */
interface Group {
  readonly server: string;
  readonly stream: string;
  readonly accounts: readonly LiveAccount[];
}

async function follow(
  { server, stream, accounts }: Group,
  parts: JetstreamParts,
  signal: AbortSignal,
): Promise<void> {
  const byDid = await accountsByDid(accounts, parts, signal);
  if (byDid.size === 0 || signal.aborted) return;
  const hints = new Hints(stream, parts, signal);
  const timer = setInterval(() => void hints.pass(), parts.gatherMs ?? GATHER_MS);
  parts.log('info', 'following Jetstream', { server, accounts: byDid.size });
  try {
    const place = { base: server, dids: [...byDid.keys()], allowed: parts.allowed };
    const since = await parts.followedUntil(stream);
    for await (const event of jetstreamEvents(place, since, parts.timers ?? TIMERS, signal)) {
      if (event.kind === 'gap') for (const account of accounts) hints.add(account, null, null);
      else {
        const account = byDid.get(event.did);
        if (account !== undefined) hints.add(account, event.deleted, event.timeUs);
      }
    }
  } finally {
    clearInterval(timer);
    await hints.settled();
  }
}

/** An account that cannot be named is still polled at its times. */
async function accountsByDid(
  accounts: readonly LiveAccount[],
  { web, log }: JetstreamParts,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, LiveAccount>> {
  const found = new Map<string, LiveAccount>();
  for (const account of accounts) {
    try {
      found.set(await didOf(account, { web, signal }), account);
    } catch (error) {
      if (signal.aborted) return found;
      const { code, message } = asLossledgerError(error);
      log('warn', 'an account cannot be followed live', {
        source: account.source.name,
        code,
        reason: message,
      });
    }
  }
  return found;
}

/** What the stream told and nobody has asked for yet. */
class Hints {
  readonly #stream: string;
  readonly #parts: JetstreamParts;
  readonly #signal: AbortSignal;
  readonly #toPoll = new Map<string, LiveAccount>();
  /** Posts said to be deleted, by AT-URI, and how often each has been asked for. */
  readonly #deleted = new Map<string, { readonly account: LiveAccount; asked: number }>();
  #untilUs = 0;
  #writtenUs = 0;
  #passing: Promise<void> = Promise.resolve();
  #isPassing = false;

  constructor(stream: string, parts: JetstreamParts, signal: AbortSignal) {
    this.#stream = stream;
    this.#parts = parts;
    this.#signal = signal;
  }

  add(account: LiveAccount, deleted: string | null, timeUs: number | null): void {
    if (deleted === null) this.#toPoll.set(account.source.name, account);
    else if (!this.#deleted.has(deleted)) this.#deleted.set(deleted, { account, asked: 0 });
    this.#untilUs = Math.max(this.#untilUs, timeUs ?? 0);
  }

  /** One at a time; what could not be passed on stays for the next. */
  pass(): Promise<void> {
    if (this.#isPassing) return this.#passing;
    this.#isPassing = true;
    this.#passing = this.#passAll()
      .catch((error: unknown) => {
        if (this.#signal.aborted) return;
        const { code, message } = asLossledgerError(error);
        this.#parts.log('warn', 'could not ask for what Jetstream told', { code, reason: message });
      })
      .finally(() => {
        this.#isPassing = false;
      });
    return this.#passing;
  }

  settled(): Promise<void> {
    return this.#passing;
  }

  async #passAll(): Promise<void> {
    const untilUs = this.#untilUs;
    for (const account of [...this.#toPoll.values()]) {
      const { source } = account;
      this.#toPoll.delete(source.name);
      let isAsked = false;
      try {
        isAsked = await this.#parts.askForPoll(source);
      } finally {
        if (!isAsked) this.#toPoll.set(source.name, account);
      }
    }
    await this.#askForDeleted();
    if (this.#toPoll.size > 0 || this.#deleted.size > 0 || untilUs <= this.#writtenUs) return;
    await this.#parts.writeFollowedUntil(this.#stream, untilUs);
    this.#writtenUs = untilUs;
  }

  async #askForDeleted(): Promise<void> {
    const all = [...this.#deleted];
    for (const appView of new Set(all.map(([, { account }]) => account.appView))) {
      const posts = all.filter(([, { account }]) => account.appView === appView);
      const uris = posts.map(([uri]) => uri);
      const { web } = this.#parts;
      const { withdrawn } = await findWithdrawn(uris, appView, { web, signal: this.#signal });
      await this.#parts.writeWithdrawn(withdrawn);
      const gone = new Set(withdrawn.map(({ postId }) => postId));
      for (const [uri, post] of posts) {
        post.asked += 1;
        if (gone.has(uri) || post.asked >= MOST_ASKED) this.#deleted.delete(uri);
      }
    }
  }
}
