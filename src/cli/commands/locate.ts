import type { Command } from 'commander';
import { z } from 'zod';
import { gazetteerHome } from '../../app/gazetteer/home.ts';
import { openGazetteer } from '../../app/gazetteer/open-gazetteer.ts';
import { LossledgerError } from '../../domain/errors.ts';
import {
  type Located,
  type LocateQuestion,
  locateText,
} from '../../extract/places/gazetteer/locate-text.ts';
import { EXIT } from '../exit-codes.ts';
import { type LimitedLine, limitedLines } from '../limited-lines.ts';
import { lineId } from '../line-id.ts';
import { say, writeJsonLine, writeOut } from '../output.ts';
import { openInput } from '../read-input.ts';
import { type ConflictOption, conflictOption, referenceFor } from '../reference-option.ts';

const questionLine = z.object({
  id: lineId.nullish(),
  text: z.string(),
  admin1: z.string().nullish(),
  country: z.string().nullish(),
});

/** Far above any name or phrase; a line is held in memory whole. */
const LONGEST_LINE_BYTES = 1_000_000;
/** Lines written at a time, so that a stream of small writes does not set the pace. */
const FLUSH_CHARACTERS = 1 << 16;

interface LocateOptions extends ConflictOption {
  readonly admin1?: string;
  readonly country?: string;
  readonly from?: string;
}

type Locate = (question: LocateQuestion) => Located;

export function addLocateCommand(program: Command): void {
  program
    .command('locate')
    .summary('find where a place is')
    .description(
      'Find where a name, a phrase ("10 km east of Bakhmut") or a pair of coordinates is: one JSON line per input, ' +
        '{id, outcome: resolved|ambiguous|none, candidates}, best first. With --from the input is NDJSON {id, text, admin1?, country?}. Needs no database.',
    )
    .argument('[text...]', 'the name or phrase, in any script, case form or spelling')
    .option('--admin1 <region>', 'the region it lies in: "Donetsk", "Донецька обл."')
    .option('--country <code>', 'the country, ISO 3166 alpha-3 or alpha-2')
    .option('--from <file>', 'NDJSON, one question a line; - for standard input')
    .addOption(conflictOption())
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger locate Voglidar\n  lossledger locate "10 km east of Bakhmut" --admin1 Donetsk\n  lossledger locate --from names.ndjson > places.ndjson',
    )
    .action(async (words: readonly string[], options: LocateOptions) => {
      if (words.length > 0 === (options.from !== undefined)) {
        throw new LossledgerError('USAGE', 'Give either a text or --from FILE.');
      }
      const locate = await openLocator(options);
      if (options.from === undefined) {
        const { admin1, country } = options;
        await writeJsonLine({ id: null, ...locate({ text: words.join(' '), admin1, country }) });
      } else await locateLines(options.from, options, locate);
    });
}

async function openLocator(options: ConflictOption): Promise<Locate> {
  const reference = await referenceFor(options);
  const gazetteer = await openGazetteer({ reference, home: gazetteerHome(process.env) });
  return (question) => locateText(question, gazetteer, reference.conflict.bounds);
}

async function locateLines(file: string, options: LocateOptions, locate: Locate): Promise<void> {
  const input = await openInput(file);
  let number = 0;
  let refused = 0;
  let ready = '';
  for await (const line of limitedLines(input.content, LONGEST_LINE_BYTES)) {
    number += 1;
    if (line?.trim() === '') continue;
    const question = parseQuestion(line);
    if (typeof question === 'string') {
      refused += 1;
      say(`line ${number}: ${question}`);
      const answer = { id: null, line: number, outcome: 'none', candidates: [] };
      ready += `${JSON.stringify({ ...answer, error: 'PAYLOAD_INVALID' })}\n`;
    } else {
      const admin1 = question.admin1 ?? options.admin1;
      const country = question.country ?? options.country;
      const answer = locate({ text: question.text, admin1, country });
      ready += `${JSON.stringify({ id: question.id ?? null, ...answer })}\n`;
    }
    if (ready.length > FLUSH_CHARACTERS) {
      await writeOut(ready);
      ready = '';
    }
  }
  await writeOut(ready);
  if (number === 0) throw new LossledgerError('INPUT_EMPTY', `${file} holds no questions.`);
  if (refused > 0) process.exitCode = EXIT.partial;
}

/** The question on a line, or what is wrong with the line. */
function parseQuestion(line: LimitedLine): z.infer<typeof questionLine> | string {
  if (line === null) return 'longer than 1 MB';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const question = questionLine.safeParse(value);
  return question.success ? question.data : z.prettifyError(question.error);
}
