import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { canonicalJson, digestOf } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { PLATFORMS } from '../../domain/vocabulary.ts';
import { DOCUMENT_FORMATS } from '../../extract/post-documents/format.ts';
import {
  NO_READS,
  type PollContext,
  type PolledDocument,
  type PollResult,
  type SourceCheck,
  type SourceKind,
  type Trouble,
} from '../source.ts';
import { throwIfAborted } from '../web/abort.ts';
import { columnMapSchema } from './csv-columns.ts';
import { FolderCursor } from './folder-cursor.ts';
import { readWatchedFile } from './read-watched-file.ts';
import { type WatchedFile, watchedFiles } from './watched-files.ts';

/** Pages, texts, posts and archives; pictures and programs beside them are nobody's mistake. */
const READABLE = [
  ...['*.html', '*.htm', '*.xhtml', '*.txt', '*.md', '*.markdown'],
  ...['*.json', '*.jsonl', '*.ndjson', '*.csv', '*.tsv', '*.js', '*.zip'],
];
/** A poll's documents are in memory together; the rest comes with the next poll, at once. */
const FILES_A_POLL = 200;
const BYTES_A_POLL = 64 * 1024 ** 2;

const pattern = z.string().min(1).max(200);
const config = z.strictObject({
  path: z.string().min(1).describe('The folder, with all its subfolders; links are not followed.'),
  pattern: z
    .union([pattern, z.array(pattern).min(1).max(50)])
    .optional()
    .describe(
      'Which files are read: names with * for any characters, or paths below the folder if there is a / in it. All of readable kinds where absent.',
    ),
  format: z
    .enum([...DOCUMENT_FORMATS, 'csv'])
    .optional()
    .describe('What the files are; told by their names and content where absent.'),
  columns: columnMapSchema
    .optional()
    .describe('For tables: the heading of the column that holds each part of a post.'),
  platform: z
    .enum(PLATFORMS)
    .optional()
    .describe('For tables: where every post is from whose row and address do not say.'),
  settle_seconds: z
    .number()
    .min(0)
    .max(86_400)
    .default(5)
    .describe('A file that changed within this time is left for the next poll.'),
});
type FolderConfig = z.infer<typeof config>;

/** A folder into which people or programs put files. */
export const folderSource: SourceKind<FolderConfig> = {
  kind: 'folder',
  upstream: 'folder',
  summary: 'a folder of pages, texts, tables of posts, exports of Telegram and archives of X',
  config,
  poll,
  check,
};

async function poll(
  settings: FolderConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const { columns, platform, format } = settings;
  const cursor = new FolderCursor(
    stored,
    digestOf(canonicalJson(columns ?? null), platform ?? null, format ?? null),
  );
  const unseen = (await filesOf(settings)).filter((file) => !cursor.knows(file));
  const now = context.now().getTime();
  const settleMs = settings.settle_seconds * 1000;
  const settled = unseen.filter((file) => !isBeingWritten(file, now, settleMs));
  const documents: PolledDocument[] = [];
  const troubles: Trouble[] = [];
  let bytes = 0;
  let next = settled.length < unseen.length ? new Date(now + settleMs) : null;
  for (const [index, file] of settled.entries()) {
    throwIfAborted(context.signal);
    if (index >= FILES_A_POLL || bytes >= BYTES_A_POLL) {
      next = new Date(now);
      break;
    }
    const read = await readWatchedFile(settings.path, file, settings);
    if (read === null) {
      // Gone, or changed while it was read.
      next ??= new Date(now + settleMs);
      continue;
    }
    if (read.trouble !== null) troubles.push(read.trouble);
    const isNew = read.sha256 === null || !cursor.knowsContent(read.sha256);
    cursor.remember(file, read.sha256);
    if (!isNew) continue;
    documents.push(...read.documents);
    bytes += read.documents.reduce((sum, document) => sum + document.bytes.length, 0);
  }
  return {
    documents,
    pages: [],
    withdrawn: [],
    cursor: cursor.toJSON(),
    more: next === null ? null : { at: next.getTime() > now ? next : null },
    reads: NO_READS,
    troubles,
  };
}

function filesOf(settings: FolderConfig): Promise<readonly WatchedFile[]> {
  const { pattern = READABLE } = settings;
  return watchedFiles(settings.path, typeof pattern === 'string' ? [pattern] : pattern);
}

/** A time in the future is a wrong clock's, not a writer's. */
function isBeingWritten({ changedMs }: WatchedFile, now: number, settleMs: number): boolean {
  return changedMs <= now && now - changedMs < settleMs;
}

async function check(settings: FolderConfig): Promise<SourceCheck> {
  try {
    const files = await filesOf(settings);
    const says = `${settings.path} has ${counted(files.length, 'file')} of the kinds that are read.`;
    return { ok: true, says, cost: null };
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    return { ok: false, says: error.message, cost: null };
  }
}
