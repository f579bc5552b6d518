import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { awaitWork, MEDIA_STAGES, mediaStillToCome } from '../../app/await-work.ts';
import type { Ledger } from '../../app/open-ledger.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../../app/reference-data.ts';
import { type Submitted, submitDocument, submitPage } from '../../app/submit.ts';
import { isPacked, unpack } from '../../app/unpack.ts';
import { isWorkerPresent } from '../../app/worker-presence.ts';
import { LossledgerError } from '../../domain/errors.ts';
import type { ReferenceData } from '../../domain/reference.ts';
import { kindOfMedia } from '../../media/media-kind.ts';
import type { Log } from '../../pipeline/define-stage.ts';
import { storeError } from '../../store/connection.ts';
import { keepToConflict } from '../../store/queries/ledger-conflict.ts';
import { listLosses } from '../../store/queries/reporting.ts';
import { documentResult, troubleInTree } from '../../store/queries/work-tree.ts';
import { EXIT } from '../exit-codes.ts';
import {
  type IngestArguments,
  ingestArguments,
  isWebAddress,
  type Refused,
} from '../ingest-arguments.ts';
import { lossTable } from '../loss-table.ts';
import { counted, printable, say, startProgress, writeOut } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { openInput } from '../read-input.ts';
import { type Session, startSession, withLedger } from '../session.ts';

interface IngestOptions {
  readonly wait?: boolean;
  readonly json?: boolean;
  readonly url?: string;
}

export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .summary('put documents through the whole pipeline')
    .description(
      'Put a page, a file, every file of a folder, or standard input through the whole pipeline: fetch, capture, extract, record. ' +
        'Without --wait it returns once the documents are safely on record, and workers do the rest; ' +
        'where no worker runs on the embedded database it waits all the same.',
    )
    .argument('<file...>', 'web addresses, files or folders; - for standard input')
    .option('--wait', 'do the work here and wait for the result')
    .option('--url <url>', 'where the document is on the web (one file only)')
    .option('--json', 'print the result as one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger ingest examples/article.txt --wait\n  lossledger ingest https://example.org/page --wait\n  lossledger ingest page.html --url https://example.org/page',
    )
    .action(async (files: string[], options: IngestOptions) => {
      process.exitCode = (await ingest(startSession({}), files, options)).status;
    });
}

export interface Ingested {
  /** The exit status it comes to. */
  readonly status: number;
  /** Losses on the ledger that the documents carry; known once the work was waited for. */
  readonly lossIds: readonly string[];
}

export async function ingest(
  session: Session,
  files: readonly string[],
  options: IngestOptions,
): Promise<Ingested> {
  if (options.url !== undefined && files.length !== 1) {
    throw new LossledgerError('USAGE', '--url goes with one file.');
  }
  if (options.url !== undefined && !isWebAddress(options.url)) {
    throw new LossledgerError('USAGE', '--url is no http(s) address of at most 2,000 characters.');
  }
  if (options.url !== undefined && (await isFolder(files[0] ?? ''))) {
    throw new LossledgerError('USAGE', '--url goes with one file, not with a folder.');
  }
  const given = ingestArguments(files);
  if (options.url !== undefined && given.taken[0]?.kind === 'page') {
    throw new LossledgerError('USAGE', '--url goes with a file; a page brings its own address.');
  }
  const conflict = session.settings.LOSSLEDGER_CONFLICT;
  const reference = await loadReferenceData(REFERENCE_FOLDER, conflict);
  return withLedger({ ...session, log: withoutResults(session.log) }, 'ingest', async (ledger) => {
    await keepToConflict(ledger.store.db, conflict);
    const { submitted, refused } = await submitAll(ledger, given, options.url);
    for (const item of refused) say(`${printable(item.name)}: ${item.code}: ${item.message}`);
    if (submitted.length === 0) return { status: EXIT.failure, lossIds: [] };
    const waits =
      options.wait === true || (ledger.embedded && !(await isWorkerPresent(ledger.store)));
    if (!waits) {
      say(`${counted(submitted.length, 'document')} on record; workers will do the rest.`);
      if (options.json === true) await writeOut(`${JSON.stringify({ submitted, refused })}\n`);
      return { status: statusOf(given, refused.length), lossIds: [] };
    }
    const { troubled, stopped, lossIds } = await workAndReport(
      ledger,
      session,
      reference,
      submitted,
      refused,
      options,
    );
    if (stopped >= submitted.length) return { status: EXIT.failure, lossIds };
    return { status: statusOf(given, troubled + refused.length), lossIds };
  });
}

const ENDED: readonly unknown[] = ['done', 'skipped', 'stale', 'give-up'];

/** What was typed wrong is the caller's to mend; a document that is refused is one among the rest. */
function statusOf(given: IngestArguments, troubled: number): number {
  if (given.refused.length > 0) return EXIT.failure;
  return troubled > 0 ? EXIT.partial : EXIT.ok;
}

/** The log without the line of each stage's run: how they ended is told in the summary. */
function withoutResults(log: Log): Log {
  return (level, event, fields) => {
    const isOfPicture = MEDIA_STAGES.includes(String(fields?.['stage']));
    if (!isOfPicture && !ENDED.includes(fields?.['result'])) log(level, event, fields);
  };
}

async function submitAll(
  ledger: Ledger,
  given: IngestArguments,
  url: string | undefined,
): Promise<{ submitted: Submitted[]; refused: Refused[] }> {
  const submitted: Submitted[] = [];
  const refused: Refused[] = [...given.refused];
  for (const { kind, named } of given.taken) {
    if (kind === 'page') {
      submitted.push(await submitPage(ledger, named, new Date()));
      continue;
    }
    for (const file of await filesOf(named)) {
      try {
        const limit = ledger.settings.MAX_DOCUMENT_BYTES;
        const documents = isPacked(file)
          ? await unpack(file, limit)
          : [{ ...(await openInput(file)), url: url ?? null, ...folderOf(file) }];
        for (const document of documents) {
          const taken = await submitDocument(ledger, document, new Date());
          for (const why of taken.leftOut) say(`${printable(file)}: ${printable(why)}`);
          submitted.push(taken);
        }
      } catch (thrown) {
        const error = storeError(thrown);
        if (error.waits) throw error;
        refused.push({ name: file, code: error.code, message: error.message });
      }
    }
  }
  return { submitted, refused };
}

/** Where pictures that were exported or saved with it lie. */
function folderOf(file: string): { readonly folder?: string } {
  return file === '-' ? {} : { folder: path.dirname(file) };
}

async function isFolder(named: string): Promise<boolean> {
  return (await stat(named).catch(() => undefined))?.isDirectory() === true;
}

/**
 * A folder's files, itself for anything else. Hidden files and links are passed over, and so are pictures
 * and videos: those that a document names are taken in with it.
 */
async function filesOf(named: string): Promise<readonly string[]> {
  if (named === '-') return [named];
  if (!(await isFolder(named))) return [named];
  const entries = await readdir(named, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(named, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(path.sep).some((part) => part.startsWith('.')))
    // Never a bare "-", which would be standard input.
    .map((file) => `${named}${path.sep}${file}`)
    .sort();
  const documents: string[] = [];
  for (const file of files) if (!(await isMedia(file))) documents.push(file);
  return documents;
}

const SIGNATURE_BYTES = 64;

/** True for a picture or video by its first bytes; false for what cannot be read, which is told where it is read. */
async function isMedia(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const start = new Uint8Array(SIGNATURE_BYTES);
    const { bytesRead } = await handle.read(start, 0, SIGNATURE_BYTES, 0);
    return kindOfMedia(start.subarray(0, bytesRead)).kind !== 'other';
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

async function workAndReport(
  ledger: Ledger,
  session: Session,
  reference: ReferenceData,
  submitted: readonly Submitted[],
  refused: readonly Refused[],
  options: IngestOptions,
): Promise<{ troubled: number; stopped: number; lossIds: readonly string[] }> {
  const roots = submitted.flatMap((item) => [item.work, ...item.beside]);
  const progress = startProgress();
  const { openPipeline } = await import('../../app/open-pipeline.ts');
  const pipeline = await openPipeline(ledger, reference, { announce: false });
  let toCome = 0;
  try {
    const counts = await awaitWork(ledger, roots, {
      signal: session.signal,
      onProgress: (soFar) => progress.show(progressLine(soFar)),
    });
    toCome = mediaStillToCome(counts);
  } finally {
    progress.end();
    await pipeline.close();
  }
  const { sql } = ledger.store;
  const all = await troubleInTree(sql, roots);
  const troubles = all.filter(({ stage }) => !MEDIA_STAGES.includes(stage));
  const documents = new Map(
    submitted.map((item) => [JSON.stringify(item.document), item.document]),
  );
  const results = await Promise.all(
    [...documents.values()].map((document) => documentResult(sql, document)),
  );
  const lost = all.length - troubles.length;
  const ids = [...new Set(results.flatMap((result) => result.losses))];
  const losses = await listLosses(sql, { ids, limit: ids.length });
  if (options.json === true) {
    const given = submitted.map(({ name, document, bytes }) => ({ name, ...document, bytes }));
    const pictures = { lost, to_come: toCome };
    const result = { documents: given, refused, troubles, pictures, results, losses };
    await writeOut(`${JSON.stringify(result)}\n`);
  } else {
    const posts = results.reduce((sum, result) => sum + result.posts, 0);
    const claims = results.reduce((sum, result) => sum + result.claims, 0);
    say(
      `${counted(submitted.length, 'document')}: ${counted(posts, 'post')}, ${counted(claims, 'claim')}, ${counted(losses.length, 'loss', 'losses')} on the ledger.`,
    );
    if (losses.length > 0) await writeOut(`${lossTable(losses)}\n`);
  }
  if (lost > 0)
    say(`${counted(lost, 'picture')} could not be had; see \`lossledger queue failed\`.`);
  if (toCome > 0) say(`${counted(toCome, 'picture')} still to be fetched; workers will.`);
  for (const trouble of troubles) {
    say(
      `${trouble.state}: ${printable(trouble.subject)}: ${trouble.code ?? ''}: ${printable(trouble.message ?? '')}`,
    );
  }
  if (troubles.length > 0) say('See `lossledger quarantine list` and `lossledger queue failed`.');
  const stopped = troubles.filter(({ stage, key }) =>
    stage === 'fetch' || stage === 'capture' ? true : stage === 'extract' && !key.includes('/'),
  );
  return { troubled: troubles.length, stopped: stopped.length, lossIds: ids };
}
