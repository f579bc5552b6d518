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
import { answerLines } from '../answer-lines.ts';
import { lineId } from '../line-id.ts';
import { writeJsonLine } from '../output.ts';
import { type ConflictOption, conflictOption, referenceFor } from '../reference-option.ts';

const questionLine = z.object({
  id: lineId.nullish(),
  text: z.string(),
  admin1: z.string().nullish(),
  country: z.string().nullish(),
});

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
  await answerLines(file, {
    schema: questionLine,
    of: 'questions',
    refused: { outcome: 'none', candidates: [] },
    answer: ({ id, text, admin1, country }) => {
      const question = {
        text,
        admin1: admin1 ?? options.admin1,
        country: country ?? options.country,
      };
      return `${JSON.stringify({ id: id ?? null, ...locate(question) })}\n`;
    },
  });
}
