import { LossledgerError } from '../../domain/errors.ts';
import { abortError, throwIfAborted } from './abort.ts';
import type { After } from './timers.ts';

/**
 * Takes a turn at a host among all processes that share a ledger; none that is further off than
 * `longestWaitMs`.
 */
export type TakeHostTurn = (
  host: string,
  gapMs: number,
  longestWaitMs: number,
) => Promise<{ readonly waitMs: number; readonly taken: boolean }>;

/** Waits for one's turn among all processes. Throws RATE_LIMITED where it is far off. */
export async function waitForTurn(
  take: TakeHostTurn,
  host: { readonly name: string; readonly gapMs: number; readonly longestWaitMs: number },
  { now, after, signal }: { now: () => Date; after: After; signal: AbortSignal },
): Promise<void> {
  if (host.gapMs === 0) return;
  // Manners within this process hold without the others, too.
  const turn = await take(host.name, host.gapMs, host.longestWaitMs).catch(() => null);
  if (turn === null || turn.waitMs === 0) return;
  if (!turn.taken) {
    throw new LossledgerError('RATE_LIMITED', `Many requests wait for ${host.name}.`, {
      retryAt: new Date(now().getTime() + turn.waitMs),
    });
  }
  throwIfAborted(signal);
  await new Promise<void>((resolve, reject) => {
    const cancel = after(turn.waitMs, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    const giveUp = (): void => {
      cancel();
      reject(abortError(signal));
    };
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
