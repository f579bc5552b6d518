import { availableParallelism } from 'node:os';
import { isErrorCode, LossledgerError } from '../../domain/errors.ts';
import { PoolChild } from './pool-child.ts';

export interface HashPoolOptions<Result> {
  /** The module whose export `run` is given the bytes in a child, and whose answer is cloned back. */
  readonly task: URL;
  /** Takes the answer for what it must be, or throws. */
  readonly read: (answer: unknown) => Result;
  /** Children at once; one for each core if not said. */
  readonly children?: number;
  readonly secondsAPicture?: number;
  /** The most JavaScript a child may hold. Pixels are not part of it: their number is limited in decoding. */
  readonly heapMegabytes?: number;
  /** A child that holds more than this after a picture is replaced before it gets another. */
  readonly restMegabytes?: number;
}

export interface HashPool<Result> {
  /** How many pictures are worked on at once; more wait their turn, in order. */
  readonly children: number;
  /** The most memory that a child held after a picture, pixels and libvips included. */
  readonly mostRssBytes: number;
  /** Throws what the task throws, TIMED_OUT, or PICTURE_DECODER_ENDED if the child died of the picture. */
  hash(bytes: Uint8Array): Promise<Result>;
  /** Ends the children, which keep a program from ending till then. What waits or is worked on is answered with INTERRUPTED. */
  close(): Promise<void>;
}

/**
 * Decodes pictures in processes of their own: what makes libvips crash, hang or take all memory ends one child and
 * is answered for that one picture, and the loop that keeps locks alive is never held up.
 */
export function openHashPool<Result>(options: HashPoolOptions<Result>): HashPool<Result> {
  return new ChildPool(options);
}

class ChildPool<Result> implements HashPool<Result> {
  readonly children: number;
  mostRssBytes = 0;
  readonly #options: HashPoolOptions<Result>;
  readonly #all = new Set<PoolChild>();
  readonly #free: PoolChild[] = [];
  readonly #waiting: ((child: PoolChild | undefined) => void)[] = [];
  #closed = false;

  constructor(options: HashPoolOptions<Result>) {
    this.#options = options;
    this.children = options.children ?? availableParallelism();
  }

  async hash(bytes: Uint8Array): Promise<Result> {
    const child = await this.#take();
    if (child === undefined) throw closed();
    try {
      const reply = await child.run(bytes);
      this.mostRssBytes = Math.max(this.mostRssBytes, reply.rssBytes);
      if (reply.rssBytes > (this.#options.restMegabytes ?? 600) * 1e6) child.gone = true;
      if (reply.ok) return this.#options.read(reply.value);
      const code = isErrorCode(reply.code) ? reply.code : 'UNEXPECTED';
      throw new LossledgerError(code, reply.message);
    } catch (error) {
      throw this.#closed && child.gone ? closed() : error;
    } finally {
      this.#give(child);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const settle of this.#waiting.splice(0)) settle(undefined);
    await Promise.all([...this.#all].map((child) => child.end()));
  }

  async #take(): Promise<PoolChild | undefined> {
    if (this.#closed) return undefined;
    const free = this.#livingFree();
    if (free !== undefined) return free;
    if (this.#all.size < this.children) return this.#start();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** The child used last, whose memory and caches are warm. */
  #livingFree(): PoolChild | undefined {
    for (let child = this.#free.pop(); child !== undefined; child = this.#free.pop()) {
      if (!child.gone) return child;
      this.#all.delete(child);
    }
    return undefined;
  }

  #give(child: PoolChild): void {
    if (child.gone) this.#retire(child);
    const next = this.#waiting.shift();
    if (next !== undefined) next(child.gone ? this.#start() : child);
    else if (!child.gone) this.#free.push(child);
  }

  #retire(child: PoolChild): void {
    this.#all.delete(child);
    // Only its end is wanted, and whether it came does not matter to any picture.
    child.end().catch(() => undefined);
  }

  #start(): PoolChild {
    const { task, heapMegabytes = 256, secondsAPicture = 20 } = this.#options;
    const child = new PoolChild({ task, heapMegabytes, secondsAPicture });
    this.#all.add(child);
    return child;
  }
}

function closed(): LossledgerError {
  return new LossledgerError('INTERRUPTED', 'pictures are decoded no more: the program is ending');
}
