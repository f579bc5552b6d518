import { setTimeout as delay } from 'node:timers/promises';
import { LossledgerError } from '../domain/errors.ts';
import type { Log } from '../pipeline/define-stage.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Does `open` until it works: a daemon that starts before its servers waits for them. Errors that
 * time does not mend, and a stop, end it.
 */
export async function openWhenReady<T>(
  open: () => Promise<T>,
  options: { readonly log: Log; readonly signal: AbortSignal },
): Promise<T> {
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    options.signal.throwIfAborted();
    try {
      return await open();
    } catch (error) {
      const waits =
        error instanceof LossledgerError &&
        (error.code === 'STORE_UNAVAILABLE' || error.code === 'QUEUE_UNAVAILABLE');
      if (!waits) throw error;
      options.log('warn', 'waiting for a server', { reason: error.message, againInMs: pause });
    }
    await delay(pause, undefined, { signal: options.signal });
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

/** Resolves when the signal ends. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
