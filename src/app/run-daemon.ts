import { setTimeout as delay } from 'node:timers/promises';
import { LossledgerError } from '../domain/errors.ts';
import type { Log } from '../pipeline/define-stage.ts';
import { storeError } from '../store/connection.ts';

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
    } catch (thrown) {
      const error = storeError(thrown);
      if (!error.waits) throw thrown;
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

/** Whether an error is the daemon being told to stop, maybe while it still waited for a server. */
export function isStop(error: unknown, signal: AbortSignal): boolean {
  if (error instanceof LossledgerError && error.code === 'INTERRUPTED') return true;
  return signal.aborted && error instanceof Error && error.name === 'AbortError';
}
