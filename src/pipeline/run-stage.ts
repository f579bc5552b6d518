import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { sha256 } from '../domain/digest.ts';
import { ERRORS, LossledgerError } from '../domain/errors.ts';
import { storeError } from '../store/connection.ts';
import { failpoint } from '../store/failpoints.ts';
import {
  addWork,
  noteFailedAttempt,
  putInQuarantine,
  settleWork,
  startWork,
} from '../store/queries/work.ts';
import type { Facilities, Log, Outcome, RetryPolicy, Stage } from './define-stage.ts';
import { count } from './metrics.ts';

/**
 * Answers this process had but could not put on record, because the database was away. They are
 * no sign of poison: the process lived on.
 */
const unnoted = new Map<string, number>();

const nameOf = (id: { readonly stage: string; readonly key: string }): string =>
  `${id.stage} ${id.key}`;

/** Waiting for a known time uses up no try, so starts are counted instead, or it could go on for ever. */
const MOST_STARTS = 500;

/** What a job carries: which work, which run of it, and the stage's input. */
export const jobData = z.strictObject({
  key: z.string().length(64),
  run: z.number().int().positive(),
  input: z.unknown(),
});
export type JobData = z.infer<typeof jobData>;

/** What the worker is to do with the job. */
export type Verdict =
  | { readonly verdict: 'finished'; readonly state: 'done' | 'skipped' | 'stale' }
  | { readonly verdict: 'try-again'; readonly error: LossledgerError }
  | { readonly verdict: 'try-at'; readonly at: Date; readonly error: LossledgerError }
  | { readonly verdict: 'give-up'; readonly error: LossledgerError };

export interface RunOptions {
  readonly facilities: Facilities;
  readonly log: Log;
  /** Ends with the worker. */
  readonly signal: AbortSignal;
  /** Starts in a row without an answer after which work counts as poison. */
  readonly poisonLimit: number;
  /** Called once new work is committed, so that it can be handed over at once. */
  onNewWork(): void;
}

/**
 * Runs one delivery of one piece of work through its stage, and settles it: result, state and the
 * next work in one transaction, under a fence that a later delivery takes away.
 */
export async function runStage<Input>(
  stage: Stage<string, Input>,
  data: unknown,
  options: RunOptions,
): Promise<Verdict> {
  const started = performance.now();
  const envelope = jobData.safeParse(data);
  if (!envelope.success) {
    return refuseEnvelope(stage, data, z.prettifyError(envelope.error), options);
  }
  const { key, run } = envelope.data;
  const id = { stage: stage.name, key };
  const begun = await startWork(options.facilities.db, { ...id, run }).catch((error: unknown) =>
    storeError(error),
  );
  if (begun instanceof LossledgerError) {
    report(stage, options.log, 'try-again', started, {
      key,
      run,
      code: begun.code,
      reason: begun.message,
    });
    return { verdict: 'try-again', error: begun };
  }
  if (begun === null) {
    report(stage, options.log, 'stale', started, { key, run });
    return { verdict: 'finished', state: 'stale' };
  }
  failpoint('stage.begun');
  const fenced = { ...id, fence: begun.fence };
  const parsed = stage.input.safeParse(envelope.data.input);
  const subject = parsed.success ? stage.subject(parsed.data) : `work ${key.slice(0, 12)}`;
  try {
    const unanswered = begun.unanswered - (unnoted.get(nameOf(id)) ?? 0);
    if (unanswered >= options.poisonLimit) {
      throw new LossledgerError(
        'POISON',
        `Started ${unanswered} times in a row without an answer: each time its process ended first.`,
      );
    }
    if (!parsed.success) {
      throw new LossledgerError('PAYLOAD_INVALID', z.prettifyError(parsed.error));
    }
    const outcome = await withinTime(stage, options.signal, (signal) =>
      stage.run(parsed.data, {
        ...options.facilities,
        signal,
        log: options.log,
        work: { key, run },
      }),
    );
    failpoint('stage.before-write');
    const state = await commit(fenced, outcome, options);
    unnoted.delete(nameOf(id));
    failpoint('stage.committed-not-acknowledged');
    report(stage, options.log, state, started, { key, run, subject });
    return { verdict: 'finished', state };
  } catch (thrown) {
    const error = thrown instanceof LossledgerError ? thrown : storeError(thrown);
    const verdict = await settleFailure(
      stage,
      { ...fenced, subject, input: envelope.data.input, attempts: begun.attempts },
      error,
      options,
    ).catch((second: unknown): Verdict => {
      unnoted.set(nameOf(id), (unnoted.get(nameOf(id)) ?? 0) + 1);
      return { verdict: 'try-again', error: storeError(second) };
    });
    const result = verdict.verdict === 'finished' ? verdict.state : verdict.verdict;
    report(stage, options.log, result, started, {
      key,
      run,
      subject,
      code: error.code,
      reason: error.message,
    });
    return verdict;
  }
}

async function commit(
  fenced: { stage: string; key: string; fence: number },
  outcome: Outcome,
  options: RunOptions,
): Promise<'done' | 'skipped' | 'stale'> {
  const { db } = options.facilities;
  if (outcome.kind === 'skipped') {
    const kept = await settleWork(db, fenced, { state: 'skipped', outcome: outcome.reason });
    return kept ? 'skipped' : 'stale';
  }
  const state = await db
    .transaction(async (tx) => {
      const next = await outcome.write(tx);
      failpoint('stage.in-transaction');
      await addWork(tx, next);
      const kept = await settleWork(tx, fenced, {
        state: 'done',
        next,
        ...(outcome.note === undefined ? {} : { outcome: outcome.note }),
      });
      if (!kept) throw new StaleDelivery();
      return next.length > 0 ? 'done-with-more' : 'done';
    })
    .catch((error: unknown) => {
      if (error instanceof StaleDelivery) return 'stale';
      throw error;
    });
  if (state === 'done-with-more') {
    options.onNewWork();
    return 'done';
  }
  return state === 'stale' ? 'stale' : 'done';
}

/** Another delivery of the same work has started: this one's result is thrown away whole. */
class StaleDelivery extends Error {}

async function settleFailure(
  stage: { readonly version: number; readonly retry: RetryPolicy },
  item: {
    stage: string;
    key: string;
    fence: number;
    subject: string;
    input: unknown;
    attempts: number;
  },
  error: LossledgerError,
  options: RunOptions,
): Promise<Verdict> {
  const { db } = options.facilities;
  const failure = { code: error.code, message: error.message };
  const mayWait = item.fence <= MOST_STARTS;
  if (error.disposition === 'retry-after' && error.retryAt !== undefined && mayWait) {
    await noteFailedAttempt(db, item, failure, false);
    return { verdict: 'try-at', at: error.retryAt, error };
  }
  if (error.waits) {
    await noteFailedAttempt(db, item, failure, false);
    return { verdict: 'try-again', error };
  }
  const mayRetry = error.disposition === 'retry' || error.disposition === 'retry-after';
  if (mayRetry && item.attempts + 1 < stage.retry.attempts) {
    await noteFailedAttempt(db, item, failure, true);
    return { verdict: 'try-again', error };
  }
  const state = error.disposition === 'fail' ? 'failed' : 'quarantined';
  const isOurs = await db.transaction(async (tx) => {
    const kept = await settleWork(tx, item, {
      state,
      errorCode: error.code,
      errorMessage: error.message,
    });
    if (kept && state === 'quarantined') {
      await putInQuarantine(tx, {
        stage: item.stage,
        subjectKey: item.key,
        workKey: item.key,
        subject: item.subject,
        stageVersion: stage.version,
        code: error.code,
        message: error.message,
        detail: detailOf(error),
        input: item.input,
      });
    }
    return kept;
  });
  if (!isOurs) return { verdict: 'finished', state: 'stale' };
  return { verdict: 'give-up', error };
}

/** A job nobody can read: kept in quarantine under its own digest, since it names no work. */
async function refuseEnvelope<Input>(
  stage: Stage<string, Input>,
  data: unknown,
  problem: string,
  options: RunOptions,
): Promise<Verdict> {
  const error = new LossledgerError('PAYLOAD_INVALID', problem);
  const subjectKey = `job/${unreadableKey(data)}`;
  try {
    await putInQuarantine(options.facilities.db, {
      stage: stage.name,
      subjectKey,
      workKey: '',
      subject: 'a job that names no work',
      stageVersion: stage.version,
      code: error.code,
      message: error.message,
      detail: ERRORS.PAYLOAD_INVALID.remedy,
      input: data ?? null,
    });
  } catch (failed) {
    return { verdict: 'try-again', error: storeError(failed) };
  }
  report(stage, options.log, 'give-up', performance.now(), { code: error.code, reason: problem });
  return { verdict: 'give-up', error };
}

function unreadableKey(data: unknown): string {
  return sha256(JSON.stringify(data ?? null));
}

async function withinTime<T>(
  stage: { name: string; timeoutMs: number },
  closing: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timer = new AbortController();
  const expired = delay(stage.timeoutMs, undefined, { signal: timer.signal, ref: false }).then(
    () => {
      throw new LossledgerError('TIMED_OUT', `${stage.name} took over ${stage.timeoutMs} ms.`);
    },
  );
  expired.catch(() => undefined);
  const limit = new AbortController();
  try {
    return await Promise.race([run(AbortSignal.any([closing, limit.signal])), expired]);
  } catch (error) {
    limit.abort(error);
    throw error;
  } finally {
    timer.abort();
  }
}

/** Where it happened: the stack's lines, without messages that may repeat what people wrote. */
function detailOf(error: LossledgerError): string | null {
  const { stack } = error.cause instanceof Error ? error.cause : error;
  const lines = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return lines.length === 0 ? null : lines.join('\n');
}

/** The one place where a stage's runs become log lines and metrics, under the stage's own name. */
function report(
  stage: { name: string },
  log: Log,
  result: string,
  startedMs: number,
  fields: Record<string, unknown>,
): void {
  const durationMs = Math.round(performance.now() - startedMs);
  count(stage.name, result, durationMs);
  const level = levelOf(result, fields['code']);
  log(level, `${stage.name} ${result}`, { stage: stage.name, result, durationMs, ...fields });
}

function levelOf(result: string, code: unknown): 'debug' | 'info' | 'warn' | 'error' {
  if (result === 'give-up') return 'error';
  // Waiting for work of our own is how it is meant to go.
  if (code === 'MEDIA_AWAITED') return 'debug';
  return result.startsWith('try-') ? 'warn' : 'info';
}
