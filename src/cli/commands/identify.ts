import type { Command } from 'commander';
import { z } from 'zod';
import { toPgSafe } from '../../domain/text.ts';
import { Crosswalk } from '../../extract/equipment/crosswalk.ts';
import { EquipmentIdentifier } from '../../extract/equipment/identify.ts';
import { answerLines } from '../answer-lines.ts';
import { identificationText } from '../identification-text.ts';
import { lineId } from '../line-id.ts';
import { isForPeople, writeJsonLine, writeOut } from '../output.ts';
import { type ConflictOption, conflictOption, referenceFor } from '../reference-option.ts';

const nameLine = z.object({ id: lineId, text: z.string() });

interface Options extends ConflictOption {
  readonly from?: string;
  readonly json?: boolean;
}

export function addIdentifyCommand(program: Command): void {
  program
    .command('identify')
    .summary('tell which model, family and category a name denotes')
    .description(
      'Tell which equipment a name in Latin or Cyrillic denotes: model, family, category, country of production, how it was found and what else it may be. ' +
        'A designator that is not known resolves upward to its family, never to one spelt alike. Needs no database.',
    )
    .argument('[text]', 'the name, or a short text with a name in it')
    .option(
      '--from <file>',
      'NDJSON {id, text}, one a line, or - for standard input; the answers come in order',
    )
    .option('--json', 'one JSON line an input also on a terminal')
    .addOption(conflictOption())
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger identify "Т-72Б3М"\n  lossledger identify --json мотолига\n' +
        '  echo \'{"id": 1, "text": "2S1 Gvozdika"}\' | lossledger identify --from -',
    )
    .action(async (text: string | undefined, options: Options, command: Command) => {
      if ((text === undefined) === (options.from === undefined)) {
        command.error('error: give either a name or --from <file>');
      }
      if (options.from !== undefined) await identifyLines(options.from, options);
      else if (text !== undefined) await identifyOne(toPgSafe(text), options);
    });
}

async function identifyOne(text: string, options: Options): Promise<void> {
  const reference = await referenceFor(options);
  const found = new EquipmentIdentifier(reference).identify(text);
  if (isForPeople(options)) {
    await writeOut(identificationText(text, found, new Crosswalk(reference.crosswalk)));
  } else await writeJsonLine({ id: null, ...found });
}

async function identifyLines(file: string, options: Options): Promise<void> {
  const reference = await referenceFor(options);
  const identifier = new EquipmentIdentifier(reference);
  const crosswalk = new Crosswalk(reference.crosswalk);
  const forPeople = isForPeople(options);
  await answerLines(file, {
    schema: nameLine,
    of: 'names',
    refused: forPeople ? null : { ...identifier.identify('') },
    answer: ({ id, text }) => {
      const name = toPgSafe(text);
      const found = identifier.identify(name);
      return forPeople
        ? `${identificationText(name, found, crosswalk)}\n`
        : `${JSON.stringify({ id, ...found })}\n`;
    },
  });
}
