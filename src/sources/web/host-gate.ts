import { LossledgerError } from '../../domain/errors.ts';
import { abortError, throwIfAborted } from './abort.ts';
import type { After } from './timers.ts';

export interface HostGateOptions {
  /** Requests to one host at a time. */
  readonly concurrent: number;
  /** Whoever would wait longer, ms, is told when to come back instead. */
  readonly longestWaitMs: number;
  readonly now: () => Date;
  readonly after: After;
}

interface Waiter {
  readonly gapMs: number;
  readonly start: () => void;
}

interface Host {
  active: number;
  /** When the next request may start, ms. */
  nextAt: number;
  /** Up to when turns are promised to those told to come back, ms. */
  promisedTo: number;
  readonly waiting: Waiter[];
  cancelTimer: (() => void) | null;
}

/** Lets requests to a host through a few at a time and a pause apart, first come, first served. */
export class HostGate {
  readonly #hosts = new Map<string, Host>();
  readonly #options: HostGateOptions;
  #isClosed = false;

  constructor(options: HostGateOptions) {
    this.#options = options;
  }

  /** Hosts remembered: those in use, waited for, or asked less than a pause ago. */
  get size(): number {
    return this.#hosts.size;
  }

  /**
   * Waits for one's turn; the answer ends it. `gapMs` is how long the next one waits. Throws
   * RATE_LIMITED where the turn is far off.
   */
  async enter(name: string, gapMs: number, signal: AbortSignal): Promise<() => void> {
    throwIfAborted(signal);
    const host = this.#host(name);
    this.#refuseLongWait(name, host, gapMs);
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        host.waiting.splice(host.waiting.indexOf(waiter), 1);
        reject(abortError(signal));
        this.#advance(name, host);
      };
      const waiter: Waiter = {
        gapMs,
        start: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      host.waiting.push(waiter);
      this.#advance(name, host);
    });
    let left = false;
    return () => {
      if (left) return;
      left = true;
      host.active -= 1;
      this.#advance(name, host);
    };
  }

  /** Forgets every pause; those who wait are called off by their signals. */
  close(): void {
    this.#isClosed = true;
    for (const host of this.#hosts.values()) host.cancelTimer?.();
    this.#hosts.clear();
  }

  #refuseLongWait(name: string, host: Host, gapMs: number): void {
    const now = this.#options.now().getTime();
    const turnAt = host.waiting.reduce(
      (at, { gapMs: gap }) => at + gap,
      Math.max(host.nextAt, now),
    );
    if (turnAt - now <= this.#options.longestWaitMs) return;
    const retryAt = Math.max(turnAt, host.promisedTo);
    host.promisedTo = retryAt + gapMs;
    throw new LossledgerError('RATE_LIMITED', `Many requests wait for ${name}.`, {
      retryAt: new Date(retryAt),
    });
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known !== undefined) return known;
    const host: Host = { active: 0, nextAt: 0, promisedTo: 0, waiting: [], cancelTimer: null };
    this.#hosts.set(name, host);
    return host;
  }

  #advance(name: string, host: Host): void {
    const now = this.#options.now().getTime();
    if (now >= host.nextAt && host.active < this.#options.concurrent) {
      const next = host.waiting.shift();
      if (next !== undefined) {
        host.active += 1;
        host.nextAt = now + next.gapMs;
        next.start();
      }
    }
    const isIdle = host.active === 0 && host.waiting.length === 0;
    if (isIdle && now >= host.nextAt) {
      host.cancelTimer?.();
      this.#hosts.delete(name);
      return;
    }
    const hasRoom = host.active < this.#options.concurrent && host.waiting.length > 0;
    if (isIdle || hasRoom) this.#advanceLater(name, host, host.nextAt - now);
  }

  #advanceLater(name: string, host: Host, ms: number): void {
    if (host.cancelTimer !== null || this.#isClosed) return;
    host.cancelTimer = this.#options.after(Math.max(ms, 0), () => {
      host.cancelTimer = null;
      this.#advance(name, host);
    });
  }
}
