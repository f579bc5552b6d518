import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { loadReferenceData, REFERENCE_FOLDER } from '../../app/reference-data.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { CATEGORIES, STATUSES } from '../../domain/vocabulary.ts';
import { Crosswalk } from '../../extract/equipment/crosswalk.ts';
import { ExchangeNames, readExchangeNames } from '../../reporting/exchange-names.ts';
import {
  type Destination,
  EXPORT_FORMATS,
  exportLosses,
  isTextFormat,
} from '../../reporting/export-losses.ts';
import { policyInForce } from '../../store/queries/publication.ts';
import { counted, say, startProgress, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

const exportOptions = z.object({
  format: z.enum(EXPORT_FORMATS),
  out: z.string().min(1).optional(),
  resume: z.boolean().default(false),
  public: z.boolean().default(false),
  lostBy: z.string().toUpperCase().optional(),
  model: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  since: z.string().optional(),
});
type ExportOptions = z.infer<typeof exportOptions>;

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .summary('write the ledger to files')
    .description(
      'Write the losses of the ledger, as one snapshot has them: in formats of this ledger (csv, json, ndjson, geojson, parquet) or in the shapes of others (oryx, warspotting, acled). Fields of a CSV that a spreadsheet would run as a formula begin with an apostrophe.',
    )
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(true),
    )
    .option(
      '--out <path>',
      'a file, or a folder (a path that ends in /) that gets a datapackage.json as well; without it, standard output. parquet needs a file or folder, oryx a folder',
    )
    .option('--resume', 'go on with the file that an ended run of the same export left')
    .option('--public', 'what the publication policy lets everyone see: reporting_public.losses')
    .option('--lost-by <code>', 'belligerent, ISO 3166 alpha-3')
    .option('--model <name>', 'model or family')
    .addOption(new Option('--status <status>', 'what became of it').choices(STATUSES))
    .option('--since <time>', 'changed at or after, ISO 8601')
    .addHelpText('after', '\nExample:\n  lossledger export --format csv --out losses.csv')
    .action(async (given: unknown) => {
      const options = parsed(given);
      const to = destinationOf(options);
      const session = startSession({});
      const names = await namesFor(session.settings.LOSSLEDGER_CONFLICT);
      await withLedger(session, 'export', async ({ store }) => {
        if (options.public && (await policyInForce(store.sql)) === null) {
          throw new LossledgerError(
            'NOT_FOUND',
            'No publication policy is in force, so nothing is public. See `lossledger publish --help`.',
          );
        }
        const progress = startProgress();
        const { rows, resumedAt, files } = await exportLosses(store, {
          format: options.format,
          view: options.public ? 'reporting_public.losses' : 'reporting.losses',
          filter: filterOf(options),
          to,
          resume: options.resume,
          names,
          now: new Date(),
          signal: session.signal,
          onProgress: (written) => progress.show(`${written} rows`),
        }).finally(() => progress.end());
        const from = resumedAt === 0 ? '' : ` (${resumedAt} of them by an earlier run)`;
        const where = files.length === 0 ? '' : ` in ${files.join(', ')}`;
        say(`${counted(rows, 'loss', 'losses')}${from}${where}`);
      });
    });
}

function parsed(given: unknown): ExportOptions {
  const result = exportOptions.safeParse(given);
  if (!result.success) throw new LossledgerError('USAGE', z.prettifyError(result.error));
  const { since } = result.data;
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new LossledgerError('USAGE', `--since ${since} is no time. Example: 2023-02-07T00:00Z`);
  }
  return result.data;
}

function destinationOf({ format, out, resume }: ExportOptions): Destination {
  if (out === undefined) {
    if (!isTextFormat(format)) {
      throw new LossledgerError('USAGE', `--format ${format} is not one text: give --out.`);
    }
    if (resume) throw new LossledgerError('USAGE', '--resume goes on with a file: give --out.');
    return { kind: 'stream', write: writeOut };
  }
  if (resume && !isTextFormat(format)) {
    throw new LossledgerError(
      'USAGE',
      `--format ${format} cannot be gone on with: it ends with what describes all of it. Leave out --resume.`,
    );
  }
  return format === 'oryx' || isFolder(out)
    ? { kind: 'folder', path: out }
    : { kind: 'file', path: out };
}

function isFolder(path: string): boolean {
  return path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filterOf({ lostBy, model, status, since }: ExportOptions) {
  return {
    ...(lostBy === undefined ? {} : { lostBy }),
    ...(model === undefined ? {} : { model }),
    ...(status === undefined ? {} : { status }),
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
  };
}

/** The names that files of others' shapes use, by the reference data of the conflict. */
async function namesFor(conflict: string): Promise<ExchangeNames> {
  const [reference, names] = await Promise.all([
    loadReferenceData(REFERENCE_FOLDER, conflict),
    readExchangeNames(REFERENCE_FOLDER),
  ]);
  const crosswalk = new Crosswalk(reference.crosswalk);
  return new ExchangeNames(names, reference.weapons.weapons, ({ model, family, category }) => {
    const known = CATEGORIES.find((each) => each === category);
    if (known === undefined) return null;
    return crosswalk.classesOf({ model, family, category: known })?.warspotting_type ?? null;
  });
}
