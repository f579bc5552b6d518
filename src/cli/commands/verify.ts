import { type Command, Option } from 'commander';
import { z } from 'zod';
import {
  COUNTED,
  type Counts,
  type Fault,
  patientSealState,
  VERIFIED_PARTS,
  verifyLedger,
} from '../../app/verify/verify-ledger.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, printable, say, startProgress, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { verifyBundleFile } from '../verify-bundle-file.ts';
import { countsLine, faultLine, remedyLines } from '../verify-text.ts';
import { wholeNumber } from '../whole-number.ts';

const optionsSchema = z.object({
  only: z.array(z.enum(VERIFIED_PARTS)).optional(),
  since: z.string().optional(),
  sample: z.number().optional(),
  root: z.array(z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits')).default([]),
  bundle: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('prove that captures and history are whole')
    .description(
      'Hash every stored capture, picture and video again, recompute the chain of revisions of every loss, ' +
        'follow what ties losses to claims and words, and compute the Merkle root of every sealed day again. ' +
        'Names each thing that does not hold; exit status 1 when there is any.',
    )
    .addOption(new Option('--only <part...>', 'several may be given').choices(VERIFIED_PARTS))
    .option('--since <time>', 'only what was recorded or changed at or after, ISO 8601')
    .option(
      '--sample <n>',
      'only so many of each kind, at random',
      wholeNumber('--sample', 1, 1_000_000_000),
    )
    .option('--root <hex...>', 'a root you kept or published, that the ledger is to have')
    .option('--bundle <file>', 'an evidence bundle instead of the ledger; needs no database')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger verify\n  lossledger verify --only revisions roots\n  lossledger verify --bundle loss.zip',
    )
    .action(async (given: unknown) => {
      const read = optionsSchema.safeParse(given);
      if (!read.success) throw new LossledgerError('USAGE', z.prettifyError(read.error));
      const options = read.data;
      if (options.bundle === undefined) await verifyAll(options);
      else {
        refuseWhatAsksForALedger(options);
        await verifyBundleFile(options.bundle, options);
      }
    });
}

/** A bundle is small, and proved whole. */
function refuseWhatAsksForALedger({ only, sample, since }: Options): void {
  const given = Object.entries({ '--only': only, '--sample': sample, '--since': since })
    .filter(([, value]) => value !== undefined)
    .map(([flag]) => flag);
  if (given.length === 0) return;
  const said = given.length === 1 ? 'chooses' : 'choose';
  throw new LossledgerError(
    'USAGE',
    `${given.join(' and ')} ${said} among the records of a ledger, and a bundle is always proved whole: leave ${given.length === 1 ? 'it' : 'them'} away, or leave --bundle away to check the ledger.`,
  );
}

async function verifyAll(options: Options): Promise<void> {
  const parts = new Set(options.only ?? VERIFIED_PARTS);
  const since = options.since === undefined ? null : instantOf(options.since);
  const session = startSession({});
  await withLedger(session, 'verify', async (ledger) => {
    const counts: Counts = countsOfNothing();
    const faults: Fault[] = [];
    const surplus: string[] = [];
    const progress = startProgress();
    try {
      const checking = verifyLedger(ledger, {
        parts,
        since,
        sample: options.sample ?? null,
        wantedRoots: options.root,
        signal: session.signal,
      });
      for await (const finding of checking) {
        if ('counted' in finding) {
          counts[finding.counted] += 1;
          progress.show(COUNTED.map((unit) => `${unit} ${counts[unit]}`).join('  '));
        } else if ('surplus' in finding) surplus.push(finding.surplus.file);
        else faults.push(finding.fault);
      }
    } finally {
      progress.end();
    }
    const sealed = parts.has('roots') ? await patientSealState(ledger.store) : null;
    if (options.json) {
      const told = { ...counts, problems: faults, surplus, sealed };
      await writeOut(`${JSON.stringify(told)}\n`);
    } else {
      for (const fault of faults) await writeOut(`${faultLine(fault)}\n`);
      tellSurplus(surplus);
      const found = faults.length === 0 ? 'all hold' : counted(faults.length, 'problem');
      say(`${countsLine(counts)} checked: ${found}.`);
      if (sealed !== null) say(sealedLine(sealed));
      if (faults.length > 0) say(['What to do:', ...remedyLines(faults)].join('\n'));
    }
    if (faults.length > 0) process.exitCode = EXIT.failure;
  });
}

function countsOfNothing(): Counts {
  return { captures: 0, media: 0, thumbnails: 0, losses: 0, wordings: 0, claims: 0, days: 0 };
}

function instantOf(text: string): string {
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    throw new LossledgerError(
      'USAGE',
      `--since ${printable(text)} is no time. Example: 2023-02-07`,
    );
  }
  return new Date(at).toISOString();
}

/** Most files of no record that are named one by one. */
const MOST_NAMED = 20;

function tellSurplus(files: readonly string[]): void {
  if (files.length === 0) return;
  say(
    `${counted(files.length, 'file')} in the capture store ${files.length === 1 ? 'is' : 'are'} on no record, and may be removed:`,
  );
  for (const file of files.slice(0, MOST_NAMED)) say(`  ${printable(file)}`);
  if (files.length > MOST_NAMED) say(`  and ${files.length - MOST_NAMED} more (--json names all)`);
}

function sealedLine({ last, unsealed }: Awaited<ReturnType<typeof patientSealState>>): string {
  const since = `${counted(unsealed, 'record')} not sealed yet`;
  return last === null
    ? `No day is sealed; ${since}.`
    : `Sealed up to ${last.day}, root ${last.root}; ${since}.`;
}
