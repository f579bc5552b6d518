import { z } from 'zod';
import type { WatchedFile } from './watched-files.ts';

const SHAPE = z.strictObject({
  version: z.literal(1),
  /** How the files were read: what could not be read in one way may be in another. */
  reading: z.string().optional(),
  /** Path, size, time of change in ms, SHA-256 of what was handed on; null where it could not be read. */
  files: z.array(z.tuple([z.string(), z.number(), z.number(), z.string().nullable()])),
});

/** What has been seen of a folder, and is not handed on again. Files that vanish stay known. */
export class FolderCursor {
  readonly #files = new Map<string, readonly [number, number, string | null]>();
  readonly #contents = new Set<string>();

  readonly #reading: string;

  /** A cursor of unknown shape starts afresh; files that were not read, when they are read otherwise. */
  constructor(stored: unknown, reading: string) {
    this.#reading = reading;
    const { data } = SHAPE.safeParse(stored);
    for (const [path, size, changedMs, sha256] of data?.files ?? []) {
      const mayBeRead = sha256 === null && data?.reading !== reading;
      if (!mayBeRead) this.remember({ path, size, changedMs }, sha256);
    }
  }

  knows({ path, size, changedMs }: WatchedFile): boolean {
    const seen = this.#files.get(path);
    return seen !== undefined && seen[0] === size && seen[1] === changedMs;
  }

  /** True for content that was handed on under whatever name. */
  knowsContent(sha256: string): boolean {
    return this.#contents.has(sha256);
  }

  remember({ path, size, changedMs }: WatchedFile, sha256: string | null): void {
    this.#files.set(path, [size, changedMs, sha256]);
    if (sha256 !== null) this.#contents.add(sha256);
  }

  toJSON(): z.infer<typeof SHAPE> {
    const files = [...this.#files].map(([path, seen]): [string, ...typeof seen] => [path, ...seen]);
    return { version: 1, reading: this.#reading, files };
  }
}
