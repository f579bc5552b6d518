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
import { type UnknownArea, unknownAreas } from '../../extract/places/gazetteer/unknown-area.ts';
import { answerLines } from '../answer-lines.ts';
import { lineId } from '../line-id.ts';
import { locatedText } from '../located-text.ts';
import { isForPeople, printable, writeJsonLine, writeOut } from '../output.ts';
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
  readonly json?: boolean;
}

interface Locator {
  locate(question: LocateQuestion): Located;
  unknownAreas(question: Pick<LocateQuestion, 'admin1' | 'country'>): readonly UnknownArea[];
}

export function addLocateCommand(program: Command): void {
  program
    .command('locate')
    .summary('find where a place is')
    .description(
      'Find where a name, a phrase ("10 km east of Bakhmut") or a pair of coordinates is: one JSON line per input, ' +
        '{id, outcome: resolved|ambiguous|none, candidates}, best first, and a table on a terminal. With --from the input is NDJSON {id, text, admin1?, country?}. ' +
        'Misspelt names are read where they are enough like one that is known; a name without a capital must be more alike. Needs no database.',
    )
    .argument('[text...]', 'the name or phrase, in any script, case form or spelling')
    .option('--admin1 <region>', 'the region it lies in: "Donetsk", "Донецька обл."')
    .option('--country <code>', 'the country: ISO 3166 alpha-3 or alpha-2, or its name')
    .option('--from <file>', 'NDJSON, one question a line; - for standard input')
    .option('--json', 'one JSON line an input also on a terminal')
    .addOption(conflictOption())
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger locate Voglidar\n  lossledger locate "10 km east of Bakhmut" --admin1 Donetsk\n  lossledger locate --from names.ndjson > places.ndjson',
    )
    .action(async (words: readonly string[], options: LocateOptions) => {
      if (words.length > 0 === (options.from !== undefined)) {
        throw new LossledgerError('USAGE', 'Give either a text or --from FILE.');
      }
      const locator = await openLocator(options);
      const { admin1, country } = options;
      const [unknown] = locator.unknownAreas({ admin1, country });
      if (unknown !== undefined) throw new LossledgerError('USAGE', toldUnknown(unknown));
      if (options.from !== undefined) {
        await locateLines(options.from, options, locator);
        return;
      }
      const text = words.join(' ');
      const located = locator.locate({ text, admin1, country });
      if (isForPeople(options)) await writeOut(locatedText(text, located));
      else await writeJsonLine({ id: null, ...located });
    });
}

async function openLocator(options: ConflictOption): Promise<Locator> {
  const reference = await referenceFor(options);
  const gazetteer = await openGazetteer({ reference, home: gazetteerHome(process.env) });
  return {
    locate: (question) => locateText(question, gazetteer, reference.conflict.bounds),
    unknownAreas: (question) => unknownAreas(question, gazetteer),
  };
}

function toldUnknown({ field, written, nearest }: UnknownArea): string {
  const [what, flag] = field === 'admin1' ? ['region', '--admin1'] : ['country', '--country'];
  return `${flag} ${printable(written)} is no ${what} that is known. Nearest: ${nearest.join(', ')}.`;
}

async function locateLines(file: string, options: LocateOptions, locator: Locator): Promise<void> {
  const forPeople = isForPeople(options);
  await answerLines(file, {
    schema: questionLine,
    of: 'questions',
    refused: forPeople ? null : { outcome: 'none', candidates: [] },
    answer: ({ id, text, admin1, country }) => {
      const question = {
        text,
        admin1: admin1 ?? options.admin1,
        country: country ?? options.country,
      };
      const located = locator.locate(question);
      return forPeople
        ? `${locatedText(text, located)}\n`
        : `${JSON.stringify({ id: id ?? null, ...located })}\n`;
    },
  });
}
