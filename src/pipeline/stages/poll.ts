import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import type { Budget, PollResult, Upstream } from '../../sources/source.ts';
import { sourceStanding, writePoll } from '../../store/queries/source-state.ts';
import { writeTombstones } from '../../store/queries/tombstones.ts';
import { type NewWork, putInQuarantine } from '../../store/queries/work.ts';
import {
  defineStage,
  type Outcome,
  type Stage,
  type StageContext,
  workFor,
} from '../define-stage.ts';
import { budgetFor, writeReads } from './budget.ts';
import { fetchPage } from './fetch.ts';
import { keepDocument } from './keep-document.ts';

/** A budget may be raised: while it is spent, it is looked at again this often. */
const LOOK_AGAIN_MS = 3_600_000;

export const pollInput = z.strictObject({
  source: z.string().min(1),
  /** When the poll fell due: one poll a tick, whoever asks. */
  dueAt: z.iso.datetime(),
});
export type PollInput = z.infer<typeof pollInput>;

/**
 * The stage that polls the sources of one upstream. Each upstream has a queue of its own, so that
 * its limits hold nobody else up.
 */
function pollStage<const Name extends string>(
  name: Name,
  upstream: Upstream,
  what: string,
  concurrency: number,
): Stage<Name, PollInput> {
  return defineStage({
    name,
    summary: `${what} watched are asked for what is new since last time; what comes is kept as captures.`,
    version: 1,
    input: pollInput,
    identity: (input) => [input.source, input.dueAt],
    subject: (input) => input.source,
    retry: { attempts: 4, baseMs: 10_000 },
    concurrency,
    // Telegram, Bluesky and X count requests, not processes.
    ...(concurrency === 1 ? { concurrencyOfAll: 1 } : {}),
    timeoutMs: 300_000,
    run: (input, context) => poll(upstream, input, context),
  });
}

export const pollWeb = pollStage('poll-web', 'web', 'Feeds, sitemaps and pages', 4);
export const pollX = pollStage('poll-x', 'x', 'Accounts and searches on X', 1);
export const pollTelegram = pollStage('poll-telegram', 'telegram', 'Telegram channels', 1);
export const pollBluesky = pollStage('poll-bluesky', 'bluesky', 'Bluesky accounts', 1);
export const pollFolder = pollStage('poll-folder', 'folder', 'Folders', 1);

const POLLS = {
  web: pollWeb,
  x: pollX,
  telegram: pollTelegram,
  bluesky: pollBluesky,
  folder: pollFolder,
} as const;

/** The work of polling a source at a time. */
export function pollWork(source: ConfiguredSource, dueAt: Date): NewWork {
  return workFor(POLLS[source.kind.upstream], { source: source.name, dueAt: dueAt.toISOString() });
}

async function poll(upstream: Upstream, input: PollInput, context: StageContext): Promise<Outcome> {
  const { db, outside } = context;
  const now = context.now();
  // A walk that a limit cut short goes on when the limit lets it.
  if (new Date(input.dueAt) > now) {
    throw new LossledgerError('RATE_LIMITED', `${input.source} is not due before ${input.dueAt}.`, {
      retryAt: new Date(input.dueAt),
    });
  }
  const source = await outside.book.named(input.source);
  if (source === null || source.kind.upstream !== upstream) {
    return { kind: 'skipped', reason: 'no such source is configured any more' };
  }
  const standing = await sourceStanding(db, source.name);
  if (source.paused || standing.paused) return { kind: 'skipped', reason: 'paused' };
  const budget: Budget | null = await budgetFor(db, upstream, outside.spending, now);
  if (budget !== null && budget.postsLeft <= 0) {
    throw new LossledgerError(
      'BUDGET_SPENT',
      `The month's budget for ${upstream} is spent; ${source.name} goes on at ${budget.resumesAt.toISOString()}.`,
      { retryAt: new Date(Math.min(budget.resumesAt.getTime(), now.getTime() + LOOK_AGAIN_MS)) },
    );
  }
  const result = await source.kind.poll(source.config, standing.cursor, {
    web: outside.web,
    credentials: outside.credentials,
    now: context.now,
    signal: context.signal,
    budget,
  });
  const captures: NewWork[] = [];
  for (const document of result.documents) {
    captures.push(await keepDocument(document, source.name, now, context));
  }
  return {
    kind: 'done',
    note: `${result.documents.length} documents, ${result.pages.length} pages`,
    write: async (tx) => {
      const moved = await writePoll(tx, {
        name: source.name,
        kind: source.kind.kind,
        polls: standing.polls,
        cursor: result.cursor,
        documents: result.documents.length + result.pages.length,
        at: now,
        resumeAt: result.more?.at ?? null,
      });
      // What was read was paid for, whoever else moved the cursor meanwhile.
      await writeReads(tx, upstream, now, result.reads);
      if (!moved) return [];
      for (const { subject, error } of result.troubles ?? []) {
        await putInQuarantine(tx, {
          stage: POLLS[upstream].name,
          subjectKey: `${source.name}/${subject}`.slice(0, 500),
          workKey: context.work.key,
          subject: `${subject} of ${source.name}`,
          stageVersion: 1,
          code: error.code,
          message: error.message,
          detail: null,
          input,
        });
      }
      await writeTombstones(tx, result.withdrawn, { source: source.name, at: now });
      return [...captures, ...pagesOf(result, source, now), ...goingOn(result, source, now)];
    },
  };
}

function pagesOf(result: PollResult, source: ConfiguredSource, now: Date): readonly NewWork[] {
  return result.pages.map(({ url }) =>
    workFor(fetchPage, { url, source: source.name, wantedAt: now.toISOString() }),
  );
}

/** The rest of a walk: at once, or when the upstream lets it go on. */
function goingOn(result: PollResult, source: ConfiguredSource, now: Date): readonly NewWork[] {
  if (result.more === null) return [];
  const at = result.more.at ?? new Date(now.getTime() + 1);
  return [pollWork(source, at)];
}
