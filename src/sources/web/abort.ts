import { LossledgerError } from '../../domain/errors.ts';

/** What a wait that was called off ends with. */
export function abortError(signal: AbortSignal): LossledgerError {
  // Anything can be a reason.
  // type-coverage:ignore-next-line
  const reason: unknown = signal.reason;
  return reason instanceof LossledgerError
    ? reason
    : new LossledgerError('INTERRUPTED', 'The fetch was called off.', { cause: reason });
}

export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError(signal);
}

/** A controller that follows other signals until it is let go, and leaves no listener behind. */
export function linkedController(signals: readonly (AbortSignal | undefined)[]): {
  readonly controller: AbortController;
  readonly unlink: () => void;
} {
  const controller = new AbortController();
  const links = signals.flatMap((signal) => {
    if (signal === undefined) return [];
    const follow = (): void => controller.abort(abortError(signal));
    if (signal.aborted) follow();
    else signal.addEventListener('abort', follow, { once: true });
    return [() => signal.removeEventListener('abort', follow)];
  });
  return {
    controller,
    unlink: () => {
      for (const unlink of links) unlink();
    },
  };
}

/** The promise's answer, or the signal's reason if that comes first. The work itself goes on. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  throwIfAborted(signal);
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    const fail = (): void => reject(abortError(signal));
    signal.addEventListener('abort', fail, { once: true });
    stop = () => signal.removeEventListener('abort', fail);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    stop();
  }
}
