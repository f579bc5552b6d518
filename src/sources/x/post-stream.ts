import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { type OpenedStream, openStream, type StreamPlace } from './stream-connection.ts';
import { StreamLines } from './stream-lines.ts';

/** X sends a line end every 20 seconds when it has nothing else; three missed, the line is dead. */
const SILENCE_MS = 65_000;
/** Waits before another connection, growing; X allows 50 in 15 minutes. */
const WAITS_MS = [1_000, 5_000, 20_000, 60_000, 120_000, 300_000] as const;

const MESSAGE = z.looseObject({
  data: z.looseObject({ id: z.string().regex(/^[0-9]{1,19}$/) }),
  matching_rules: z.array(z.looseObject({ tag: z.string().optional() })).optional(),
});

/** Time, as the stream needs it; a test brings its own. */
export interface StreamTimers {
  readonly now: () => Date;
  /** Resolves after that long, or at once when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface StreamedId {
  readonly id: string;
  /** Tags of the rules it matches. */
  readonly tags: readonly string[];
}

/**
 * Ids of posts as they match the rules of the filtered stream, for as long as the signal lasts. Only
 * the ids are told: what counts is what a look-up then gives. What is posted while the connection is
 * down is not sent later; a poll of the same accounts or search closes that gap. Throws what waiting
 * does not mend.
 */
export async function* streamIds(
  place: StreamPlace,
  timers: StreamTimers,
  signal: AbortSignal,
): AsyncGenerator<StreamedId, void, undefined> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const stream = await openStream(place, timers.now(), signal);
      for await (const message of messagesOf(stream, timers, signal)) {
        failures = 0;
        const read = MESSAGE.safeParse(message);
        if (!read.success) continue;
        const tags = (read.data.matching_rules ?? []).flatMap(({ tag }) => tag ?? []);
        yield { id: read.data.data.id, tags };
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof LossledgerError) || !mayPass(error)) throw error;
      if (error.retryAt !== undefined) {
        await timers.wait(Math.max(0, error.retryAt.getTime() - timers.now().getTime()), signal);
        continue;
      }
    }
    await timers.wait(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0, signal);
    failures += 1;
  }
}

function mayPass({ disposition, code }: LossledgerError): boolean {
  return disposition === 'retry' || code === 'RATE_LIMITED';
}

/** Every message of one connection, until it ends or falls silent. */
async function* messagesOf(
  stream: OpenedStream,
  timers: StreamTimers,
  signal: AbortSignal,
): AsyncGenerator<unknown, void, undefined> {
  const lines = new StreamLines();
  try {
    for (;;) {
      const chunk = await orSilence(stream.chunks.next(), timers, signal);
      if (chunk === 'silence' || chunk.done === true) return;
      yield* lines.push(chunk.value);
    }
  } catch {
    // A connection that breaks ends like one that is closed: another is opened.
  } finally {
    stream.close();
  }
}

async function orSilence<T>(
  next: Promise<T>,
  timers: StreamTimers,
  signal: AbortSignal,
): Promise<T | 'silence'> {
  const answered = new AbortController();
  const silence = timers
    .wait(SILENCE_MS, AbortSignal.any([signal, answered.signal]))
    .then(() => 'silence' as const);
  try {
    return await Promise.race([next, silence]);
  } finally {
    answered.abort();
    next.catch(() => {});
  }
}
