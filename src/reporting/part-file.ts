import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import { refuseWhatIsNoFile } from './replaceable.ts';

/** How far an unfinished file has come. */
const progressFile = z.strictObject({
  /** What the file is made of; another makes another file. */
  request: z.string(),
  /** The last loss_id in it; null before the first. */
  after: z.string().nullable(),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
});
type Progress = z.infer<typeof progressFile>;

/**
 * A file that is not there until it is whole: it is written beside its place and renamed. After each
 * page a note says how far it has come, so that a run that was ended can be gone on with.
 */
export class PartFile {
  readonly path: string;
  private readonly handle: FileHandle;
  private progress: Progress;

  private constructor(path: string, handle: FileHandle, progress: Progress) {
    this.path = path;
    this.handle = handle;
    this.progress = progress;
  }

  /** Begins the file, or goes on with it where the note is of the same request. */
  static async open(path: string, request: string, resume: boolean): Promise<PartFile> {
    return writing(path, async () => {
      await refuseWhatIsNoFile(path);
      const left = resume ? await progressOf(path, request) : null;
      const handle = await open(partOf(path), left === null ? 'w' : 'r+');
      if (left !== null) await handle.truncate(left.bytes);
      return new PartFile(path, handle, left ?? { request, after: null, rows: 0, bytes: 0 });
    });
  }

  get after(): string | null {
    return this.progress.after;
  }

  get rows(): number {
    return this.progress.rows;
  }

  get bytes(): number {
    return this.progress.bytes;
  }

  async write(content: string | Uint8Array): Promise<void> {
    if (content.length === 0) return;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await writing(this.path, async () => {
      // A disk that is nearly full takes a part, and says so by nothing but the count.
      for (let at = 0; at < bytes.length; ) {
        const left = bytes.length - at;
        at += (await this.handle.write(bytes, at, left, this.progress.bytes + at)).bytesWritten;
      }
    });
    this.progress = { ...this.progress, bytes: this.progress.bytes + bytes.length };
  }

  /** Rows up to this key are in the file. */
  async note(after: string, rows: number): Promise<void> {
    this.progress = { ...this.progress, after, rows: this.progress.rows + rows };
    await writing(this.path, () => writeFile(noteOf(this.path), JSON.stringify(this.progress)));
  }

  /** Puts the whole file in its place. */
  async finish(): Promise<void> {
    await writing(this.path, async () => {
      await this.handle.sync();
      await this.handle.close();
      await rename(partOf(this.path), this.path);
      await rm(noteOf(this.path), { force: true });
    });
  }

  /** Leaves what there is where the next run finds it. */
  async leave(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }
}

function partOf(path: string): string {
  return `${path}.part`;
}

function noteOf(path: string): string {
  return `${path}.part.json`;
}

/** What an ended run left, if it was of the same request and all it noted is there. */
async function progressOf(path: string, request: string): Promise<Progress | null> {
  try {
    const progress = progressFile.parse(JSON.parse(await readFile(noteOf(path), 'utf8')));
    const { size } = await stat(partOf(path));
    return progress.request === request && size >= progress.bytes ? progress : null;
  } catch {
    return null;
  }
}

async function writing<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('OUTPUT_FAILED', `${path} cannot be written: ${reason}.`, {
      cause: error,
    });
  }
}
