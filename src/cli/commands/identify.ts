import type { Command } from 'commander';
import { z } from 'zod';
import { toPgSafe } from '../../domain/text.ts';
import { Crosswalk } from '../../extract/equipment/crosswalk.ts';
import { EquipmentIdentifier, type Identification } from '../../extract/equipment/identify.ts';
import { answerLines } from '../answer-lines.ts';
import { lineId } from '../line-id.ts';
import { printable, table, writeJsonLine, writeOut } from '../output.ts';
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
    .option('--json', 'one JSON line also where a person reads it')
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
  if (options.json === true || process.stdout.isTTY !== true)
    await writeJsonLine({ id: null, ...found });
  else await writeOut(`${forPeople(text, found, new Crosswalk(reference.crosswalk))}\n`);
}

function forPeople(text: string, found: Identification, crosswalk: Crosswalk): string {
  if (found.candidates.length === 0) return `Nothing known is called ${printable(text)}.`;
  const rows = found.candidates.map((one) => [
    one.score,
    one.model,
    one.family,
    one.category,
    one.country_of_production,
    one.why,
  ]);
  const list = table(['Score', 'Model', 'Family', 'Category', 'Made in', 'Why'], rows);
  const other =
    found.category === null ? null : crosswalk.classesOf({ ...found, category: found.category });
  if (other === null) return list;
  const register = other.un_register_class ?? 'not counted';
  return (
    `${list}\n\nOthers file it under:\n  WarSpotting    ${other.warspotting_type}\n` +
    `  General Staff  ${other.general_staff_class}\n  UN Register    ${register}`
  );
}

async function identifyLines(file: string, options: Options): Promise<void> {
  const identifier = new EquipmentIdentifier(await referenceFor(options));
  await answerLines(file, {
    schema: nameLine,
    of: 'names',
    refused: { ...identifier.identify('') },
    answer: ({ id, text }) => `${JSON.stringify({ id, ...identifier.identify(toPgSafe(text)) })}\n`,
  });
}
