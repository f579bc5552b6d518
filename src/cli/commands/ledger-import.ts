import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { Ledger } from '../../app/open-ledger.ts';
import {
  type ImportedLedger,
  importLedger,
  type LedgerFile,
} from '../../app/other-ledgers/import-ledger.ts';
import { loadLedgerReference } from '../../app/other-ledgers/ledger-reference.ts';
import {
  type AttachedPictures,
  attachPictures,
  comparePictures,
} from '../../app/other-ledgers/their-pictures.ts';
import { openPictureReader } from '../../app/picture-reader.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { OTHER_LEDGER_FORMATS } from '../../domain/other-ledger.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, printable, say, startProgress, writeOut } from '../output.ts';
import { openInput } from '../read-input.ts';
import { type Session, startSession, withLedger } from '../session.ts';

const importOptions = z.object({
  from: z.enum(OTHER_LEDGER_FORMATS),
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u, 'a name of letters, digits, . _ - and blanks')
    .optional(),
  part: z.string().min(1).max(100).optional(),
  attribution: z.string().min(1).max(500).optional(),
  pictures: z.string().min(1).optional(),
  acceptGone: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  json: z.boolean().default(false),
});
type ImportOptions = z.infer<typeof importOptions>;

/** Problems of a file that are told; the rest are counted. */
const MOST_TOLD = 50;
/** Problems of a file that --json gives. */
const MOST_LISTED = 1_000;

export function addLedgerImportCommand(ledger: Command): void {
  ledger
    .command('import')
    .summary("read another ledger's file, to compare with")
    .description(
      'Read a ledger that others keep, from the file they publish, as a source of its own: `losses elsewhere` then tells which losses they document already. Nothing of it becomes a loss or evidence. The file is kept; the same file again changes nothing, a newer one updates, and what it lists no more is marked and kept. A row that cannot be read is told with its file, row and reason, and stops nothing: exit code 5 if there are any.',
    )
    .argument('<file...>', 'files of one ledger; - for standard input')
    .addOption(
      new Option('--from <format>', 'whose form it has')
        .choices(OTHER_LEDGER_FORMATS)
        .makeOptionMandatory(true),
    )
    .option('--name <name>', 'what the ledger is called here; else by its format: oryx')
    .option(
      '--part <name>',
      'which part of the ledger the file is, where it comes in several: only what that part listed can be gone. Else told by the file (event_destroyed.csv; one day of WarSpotting), else all',
    )
    .option(
      '--attribution <text>',
      'whom to name, and under which licence, where its rows are shown',
    )
    .option(
      '--pictures <dir>',
      'a folder of their pictures, each called as the last part of its address or as the id of its item',
    )
    .option('--accept-gone', 'also when more than half of what was listed is listed no more')
    .option('--dry-run', 'change nothing; say what would')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger ledger import event_*.csv --from oryx-csv --dry-run\n' +
        '  lossledger ledger import losses.json --from warspotting-json --name warspotting\n' +
        '  lossledger ledger import ukraine.csv --from geoconfirmed-csv --pictures saved/',
    )
    .action(async (files: string[], given: unknown) => {
      const options = parsed(given);
      if (options.pictures !== undefined) await refuseNoFolder(options.pictures);
      const session = startSession({});
      await withLedger(session, 'ledger', (opened) => importFiles(opened, session, files, options));
    });
}

function parsed(given: unknown): ImportOptions {
  const result = importOptions.safeParse(given);
  if (!result.success) throw new LossledgerError('USAGE', z.prettifyError(result.error));
  return result.data;
}

/** Before any row is read: what was read of a large file would be on record, and its pictures not. */
async function refuseNoFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true) return;
  throw new LossledgerError(
    'INPUT_MISSING',
    found === null
      ? `--pictures: there is no folder ${folder}. Nothing was imported.`
      : `--pictures: ${folder} is no folder. Nothing was imported.`,
  );
}

interface FileReport extends ImportedLedger {
  readonly file: string;
  readonly problems: readonly { readonly row: number; readonly reason: string }[];
}

async function importFiles(
  opened: Ledger,
  session: Session,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const ledger = options.name ?? options.from.replace(/-[a-z]+$/, '');
  const reference = await loadLedgerReference(session.settings.LOSSLEDGER_CONFLICT);
  const reports: FileReport[] = [];
  for (const file of files) {
    const report = await withInput(file, async (input) => {
      const problems: { row: number; reason: string }[] = [];
      const progress = startProgress();
      let told = 0;
      const imported = await importLedger(opened, input, reference, {
        ...options,
        format: options.from,
        ledger,
        attribution: options.attribution,
        part: options.part,
        now: new Date(),
        signal: session.signal,
        onProgress: (rows) => progress.show(`${file}  ${rows} rows`),
        tell: (row, reason, isRefused) => {
          told += 1;
          if (problems.length < MOST_LISTED) problems.push({ row, reason });
          const left = isRefused ? 'left out' : 'kept without it';
          if (told <= MOST_TOLD) say(printable(`${file}: row ${row}: ${reason} (${left})`));
        },
      }).finally(() => progress.end());
      if (told > MOST_TOLD) {
        say(`${file}: ${told - MOST_TOLD} more such rows; --json lists them`);
      }
      return { file, ...imported, problems };
    });
    reports.push(report);
    say(summaryOf(report, ledger, options.dryRun));
  }
  const pictures = await picturesOf(opened, session, ledger, options);
  if (options.json) {
    await writeOut(
      `${JSON.stringify({ ledger, dry_run: options.dryRun, files: reports, pictures })}\n`,
    );
  }
  const hasRefused = reports.some(({ refused }) => refused > 0);
  if (hasRefused || (pictures?.problems.length ?? 0) > 0) process.exitCode = EXIT.partial;
}

function summaryOf(report: FileReport, ledger: string, dryRun: boolean): string {
  const { added, changed, unchanged, gone, returned, refused, doubtful } = report;
  const parts = [
    `${counted(report.rows, 'row')} read`,
    ...(refused > 0 ? [`${refused} left out`] : []),
    ...(doubtful > 0 ? [`${doubtful} not wholly read`] : []),
  ];
  const items = [
    `${added} added`,
    `${changed} changed`,
    `${unchanged} as before`,
    ...(returned > 0 ? [`${returned} listed again`] : []),
    `${gone} listed no more`,
  ];
  const would = dryRun ? ' (dry run: nothing was changed)' : '';
  const part = report.part === 'all' ? '' : `, part ${report.part}`;
  return printable(
    `${report.file}: ${parts.join(', ')}. ${ledger}${part}: ${items.join(', ')}${would}`,
  );
}

async function picturesOf(
  opened: Ledger,
  session: Session,
  ledger: string,
  { pictures: folder, dryRun }: ImportOptions,
): Promise<AttachedPictures | null> {
  if (folder === undefined) return null;
  if (dryRun) {
    say('--pictures is left out of a dry run.');
    return null;
  }
  const pictures = openPictureReader();
  const progress = startProgress();
  try {
    const attached = await attachPictures(opened, pictures, {
      ledger,
      folder,
      maxBytes: session.settings.MAX_MEDIA_BYTES,
      now: new Date(),
      signal: session.signal,
    });
    await comparePictures(opened, pictures.algorithm, {
      signal: session.signal,
      onProgress: (done) => progress.show(`${done} pictures compared`),
    });
    progress.end();
    for (const { file, reason } of attached.problems.slice(0, MOST_TOLD)) {
      say(printable(`${folder}: ${file}: ${reason} (left out)`));
    }
    say(
      `${folder}: ${counted(attached.files, 'file')}, attached to ${counted(attached.attached, 'item')}, ${attached.unknown} of no item`,
    );
    return attached;
  } finally {
    progress.end();
    await pictures.close();
  }
}

/** A file can be read as often as it must be; standard input is put aside first. */
async function withInput<T>(file: string, use: (input: LedgerFile) => Promise<T>): Promise<T> {
  const { content, name } = await openInput(file);
  if (name !== null) return use({ name, open: () => createReadStream(file) });
  const folder = await mkdtemp(path.join(tmpdir(), 'lossledger-'));
  try {
    const aside = path.join(folder, 'input');
    await pipeline(content, createWriteStream(aside, { mode: 0o600 }));
    return await use({ name: 'standard input', open: () => createReadStream(aside) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
