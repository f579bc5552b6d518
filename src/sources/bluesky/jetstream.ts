import type { AllowedHosts } from '../web/web-address.ts';
import { framesOf } from './jetstream-connection.ts';
import {
  type JetstreamEvent,
  type JetstreamGap,
  readFrame,
  subscribeUrl,
} from './jetstream-frames.ts';

/** How far back a stream goes on again: servers saw the same event at slightly different times. */
const REWIND_US = 5_000_000;
/** Nothing may happen for hours, and nobody hears that a line is dead: it is opened anew, and goes on. */
const SILENCE_MS = 10 * 60_000;
/** Waits before another connection, growing. */
const WAITS_MS = [1_000, 5_000, 20_000, 60_000, 120_000] as const;

/** Time, as a stream needs it; a test brings its own. */
export interface JetstreamTimers {
  /** Resolves after that long, or at once when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface JetstreamPlace {
  /** Such as wss://jetstream.us-east.bsky.network. */
  readonly base: string;
  /** Of the accounts that are followed. */
  readonly dids: readonly string[];
  readonly allowed: AllowedHosts;
}

/**
 * What the accounts post, repost and delete, as it happens, for as long as the signal lasts. A
 * connection that ends is opened again where the last event was; events may come twice.
 */
export async function* jetstreamEvents(
  { base, dids, allowed }: JetstreamPlace,
  sinceUs: number | null,
  timers: JetstreamTimers,
  signal: AbortSignal,
): AsyncGenerator<JetstreamEvent | JetstreamGap, void, undefined> {
  let last = sinceUs;
  let failures = 0;
  while (!signal.aborted) {
    const from = last === null ? null : last - REWIND_US;
    const url = subscribeUrl(base, dids, from);
    for await (const frame of untilSilence(url, allowed, timers, signal)) {
      failures = 0;
      const read = readFrame(frame);
      if (read?.kind === 'event') last = Math.max(last ?? 0, read.timeUs);
      if (read !== null) yield read;
    }
    if (signal.aborted) return;
    await timers.wait(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0, signal);
    failures += 1;
  }
}

/** The frames of one connection, which is let go of when none has come for a while. */
async function* untilSilence(
  url: URL,
  allowed: AllowedHosts,
  timers: JetstreamTimers,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const done = new AbortController();
  let heard = false;
  const watch = async (): Promise<void> => {
    do {
      heard = false;
      await timers.wait(SILENCE_MS, AbortSignal.any([signal, done.signal]));
    } while (heard && !done.signal.aborted && !signal.aborted);
    done.abort();
  };
  const watching = watch();
  try {
    for await (const frame of framesOf(url, allowed, AbortSignal.any([signal, done.signal]))) {
      heard = true;
      yield frame;
    }
  } finally {
    done.abort();
    await watching;
  }
}
