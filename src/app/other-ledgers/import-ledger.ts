import type { ByteStream } from '../../domain/byte-stream.ts';
import { counted } from '../../domain/counted.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { captureId } from '../../domain/identity.ts';
import type { OtherLedgerFormat, TheirItem } from '../../domain/other-ledger.ts';
import { readLedgerBytes } from '../../sources/ledgers/ledger-charset.ts';
import { formatIn, type LedgerFormat } from '../../sources/ledgers/ledger-formats.ts';
import { readLedger } from '../../sources/ledgers/read-ledger.ts';
import { openStore, type Tx } from '../../store/connection.ts';
import { writeCapture } from '../../store/queries/captures.ts';
import {
  addIncoming,
  fileOnRecord,
  goneWith,
  type ImportedItems,
  nameIncoming,
  openIncoming,
  otherLedger,
  WHOLE_LEDGER,
  writeIncoming,
  writeLedgerFile,
  writeOtherLedger,
} from '../../store/queries/other-ledger-import.ts';
import { type Sql, sqlTag } from '../../store/sql-tag.ts';
import type { Ledger } from '../open-ledger.ts';
import { contentOf } from './item-reader.ts';
import type { LedgerReference } from './ledger-reference.ts';

export interface LedgerFile {
  /** As it was given, for people. */
  readonly name: string;
  /** Its bytes from the beginning, as often as they are asked for. */
  open(): ByteStream;
}

export interface ImportOptions {
  readonly format: OtherLedgerFormat;
  /** What the ledger is called here. */
  readonly ledger: string;
  readonly attribution: string | undefined;
  readonly part: string | undefined;
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Also where most of what was listed is listed no more. */
  readonly acceptGone: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Told of each row that is refused or not wholly read. */
  tell(row: number, reason: string, isRefused: boolean): void;
  onProgress(rows: number): void;
}

export interface ImportedLedger extends ImportedItems {
  readonly sha256: string;
  readonly charset: string;
  readonly part: string;
  /** Rows that were read. */
  readonly rows: number;
  readonly refused: number;
  /** Rows that were read but for a field or more. */
  readonly doubtful: number;
}

/** Rows put aside at a time. */
const BATCH = 1_000;
/** Refused rows that are kept with their reasons; the others are told and counted. */
const MOST_REFUSALS = 1_000;
/** The day ahead, where theirs has begun. */
const DAY_MS = 86_400_000;

/**
 * Reads a file of another ledger and makes what is on record of it what the file says, in one
 * transaction: all of it or nothing. Memory does not grow with the file.
 */
export async function importLedger(
  ledger: Pick<Ledger, 'store' | 'blobs'>,
  file: LedgerFile,
  reference: LedgerReference,
  options: ImportOptions,
): Promise<ImportedLedger> {
  const format = formatIn(reference.formats, options.format);
  if (format === undefined) {
    throw new LossledgerError('DATA_INVALID', `other-ledgers.json has no ${options.format}.`);
  }
  const bytes = await readLedgerBytes(file.open());
  if (bytes.bytes === 0) throw new LossledgerError('INPUT_EMPTY', `${file.name} is empty.`);
  const { store } = ledger;
  // A merge of a large file takes longer than a statement of daily work may.
  const alone = openStore({ ...store.options, poolMax: 1, unlimitedStatements: true });
  try {
    return await inTransaction(alone.db, options.dryRun, async (tx) => {
      const sql = sqlTag(tx);
      const known = await otherLedger(sql, options.ledger);
      if (known !== null && known.format !== options.format) {
        throw new LossledgerError(
          'USAGE',
          `${options.ledger} is a ledger in the format ${known.format}: give another --name.`,
        );
      }
      const attribution = options.attribution ?? known?.attribution ?? format.attribution;
      const { format: name } = format;
      await writeOtherLedger(sql, options.ledger, { format: name, attribution }, options.now);
      const read = await readAside(sql, file, bytes.charset, format, reference, options);
      const part = options.part ?? partOf(file.name, format, read.onlyDay);
      await refuseIfMostGo(sql, file.name, part, read.rows, options);
      const fileId =
        (await fileOnRecord(sql, { ledger: options.ledger, part }, bytes.sha256)) ??
        (await writeFile(tx, ledger, file, bytes, { ...options, part }, read));
      const items = await writeIncoming(sql, {
        ledger: options.ledger,
        part,
        fileId,
        at: options.now,
      });
      const { rows, refused, doubtful } = read;
      const { sha256, charset } = bytes;
      return { sha256, charset, part, rows, refused, doubtful, ...items };
    });
  } finally {
    await alone.close();
  }
}

interface ReadAside {
  readonly rows: number;
  readonly refused: number;
  readonly doubtful: number;
  readonly refusals: readonly { readonly row: number; readonly reason: string }[];
  /** The one day of all rows; null where they have several or none. */
  readonly onlyDay: string | null;
}

async function readAside(
  sql: Sql,
  file: LedgerFile,
  charset: string,
  format: LedgerFormat,
  { formats, items }: LedgerReference,
  options: ImportOptions,
): Promise<ReadAside> {
  const refusals: { row: number; reason: string }[] = [];
  const days = new Set<string | null>();
  let batch: (TheirItem & { readonly content: string })[] = [];
  let [rows, refused, doubtful] = [0, 0, 0];
  const refuse = (row: number, reason: string): void => {
    refused += 1;
    if (refusals.length < MOST_REFUSALS) refusals.push({ row, reason });
    options.tell(row, reason, true);
  };
  await openIncoming(sql);
  const latestDay = new Date(options.now.getTime() + DAY_MS).toISOString().slice(0, 10);
  const reading = { format, statuses: formats.statuses, latestDay };
  for await (const found of readLedger(file.open(), charset, reading)) {
    if (found.kind === 'refused') {
      refuse(found.row, found.reason);
      continue;
    }
    const item = items(found.row);
    if (item.problems.length > 0) {
      doubtful += 1;
      options.tell(item.row, item.problems.join('; '), false);
    }
    if (days.size < 2) days.add(item.lossDate);
    rows += 1;
    batch.push({ ...item, content: contentOf(item) });
    if (batch.length < BATCH) continue;
    await addIncoming(sql, batch);
    batch = [];
    options.signal.throwIfAborted();
    options.onProgress(rows);
  }
  if (batch.length > 0) await addIncoming(sql, batch);
  for (const { row, id, firstRow } of await nameIncoming(sql)) {
    rows -= 1;
    refuse(row, `its id ${id} is that of row ${firstRow} already`);
  }
  if (rows === 0 && refused > 0) {
    throw new LossledgerError(
      'INPUT_INVALID',
      `None of the ${counted(refused, 'row')} of ${file.name} can be read; the first, row ${refusals[0]?.row}: ${refusals[0]?.reason}.`,
    );
  }
  const [onlyDay = null] = days.size === 1 ? days : [];
  return { rows, refused, doubtful, refusals, onlyDay };
}

/** Which part of the ledger a file is, by its name, or by the one day that an API was asked for. */
function partOf(file: string, format: LedgerFormat, onlyDay: string | null): string {
  const stem = file.toLowerCase().replace(/\.[a-z]{1,5}$/, '');
  const named = format.parts_in_names.find((each) => {
    return stem.endsWith(`_${each}`) || stem.endsWith(`-${each}`) || stem === each;
  });
  if (named !== undefined) return named;
  return format.format === 'warspotting-json' && onlyDay !== null ? onlyDay : WHOLE_LEDGER;
}

/** A page of an API taken for the whole of a ledger would mark the rest of it as gone. */
async function refuseIfMostGo(
  sql: Sql,
  file: string,
  part: string,
  rows: number,
  { ledger, acceptGone }: ImportOptions,
): Promise<void> {
  const { gone, listed } = await goneWith(sql, { ledger, part });
  if (rows === 0 && listed > 0) {
    throw new LossledgerError(
      'INPUT_INVALID',
      `${file} lists nothing, and ${ledger} listed ${counted(listed, 'item')} (part ${part}); nothing was changed. An empty file marks nothing as gone, with --accept-gone neither: get it again, or, if it is one of several files, name it with --part.`,
    );
  }
  if (acceptGone || gone * 2 <= listed) return;
  throw new LossledgerError(
    'INPUT_INVALID',
    `${file} lacks ${gone} of the ${counted(listed, 'item')} that ${ledger} listed (part ${part}); nothing was changed. If it is one of several files, name it with --part; if so many are gone, say so with --accept-gone.`,
  );
}

async function writeFile(
  tx: Tx,
  { blobs }: Pick<Ledger, 'blobs'>,
  file: LedgerFile,
  { sha256, bytes, charset, flags }: Awaited<ReturnType<typeof readLedgerBytes>>,
  options: ImportOptions & { readonly part: string },
  read: ReadAside,
): Promise<number> {
  const { ledger, part, now } = options;
  if (!options.dryRun) {
    const kept = await blobs.put(file.open(), { maxBytes: Number.MAX_SAFE_INTEGER });
    if (kept.sha256 !== sha256) {
      throw new LossledgerError('INPUT_INVALID', `${file.name} was changed while it was read.`);
    }
  }
  const capture = captureId(sha256, null, now.toISOString());
  await writeCapture(tx, {
    captureId: capture,
    sha256,
    bytes,
    name: file.name,
    kind: options.format,
    charset,
    flags: [...flags],
    sourceId: 'supplied',
    capturedAt: now,
  });
  const { rows, refused, refusals } = read;
  return writeLedgerFile(sqlTag(tx), {
    ledger,
    part,
    captureId: capture,
    rows,
    refused,
    refusals,
    at: now,
  });
}

/** Thrown to take back what a dry run wrote. */
class TakenBack extends Error {}

async function inTransaction<Result>(
  db: Ledger['store']['db'],
  dryRun: boolean,
  act: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const taken: Result[] = [];
  try {
    return await db.transaction(async (tx) => {
      const result = await act(tx);
      if (!dryRun) return result;
      taken.push(result);
      throw new TakenBack();
    });
  } catch (error) {
    const [result] = taken;
    if (error instanceof TakenBack && result !== undefined) return result;
    throw error;
  }
}
