import type { Command } from 'commander';
import { downloadCountry } from '../../app/gazetteer/download.ts';
import { gazetteerHome } from '../../app/gazetteer/home.ts';
import { type Installed, installContent, installFile } from '../../app/gazetteer/install.ts';
import { readInstalled, removeInstalled } from '../../app/gazetteer/installed.ts';
import { openGazetteer } from '../../app/gazetteer/open-gazetteer.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { counted, say, table, writeJsonLine, writeOut } from '../output.ts';
import { referenceFor } from '../reference-option.ts';

interface InstallFlags {
  readonly file?: readonly string[];
  readonly country?: string;
}

export function addGazetteerCommand(program: Command): void {
  const gazetteer = program
    .command('gazetteer')
    .summary('add village-level places to those that come with the program')
    .description(
      'Places come with the program for settlements of 500 inhabitants and more, and for those reports name. ' +
        'Villages beside them are installed here, into LOSSLEDGER_HOME.',
    );
  gazetteer
    .command('install')
    .summary('install places from a file, or a country of GeoNames by download')
    .description(
      'Install places from files: a GeoNames dump, the register KATOTTG, or a table with a heading; plain or gzipped. ' +
        'Without --file, download the dump of a country from GeoNames (CC BY 4.0).',
    )
    .option('--file <file...>', 'files to install; one of the same name is replaced')
    .option(
      '--country <code>',
      'ISO 3166 alpha-2: what to download, or where the places of a file are',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger gazetteer install --country UA\n  lossledger gazetteer install --file villages.tsv.gz --country RU',
    )
    .action(async ({ file, country }: InstallFlags) => {
      const home = gazetteerHome(process.env);
      const reference = await referenceFor({});
      const options = { home, reference, country: country?.toUpperCase() ?? null };
      if (file === undefined) {
        if (options.country === null) {
          throw new LossledgerError('USAGE', 'Give --file FILE, or --country CODE to download.');
        }
        const lines = await downloadCountry(options.country);
        await tell(
          await installContent(`geonames-${options.country.toLowerCase()}`, lines, options),
        );
      } else {
        for (const each of file) await tell(await installFile(each, options));
      }
    });
  gazetteer
    .command('status')
    .summary('tell what places are known')
    .description('Tell what places are known, and the version of the whole.')
    .option('--json', 'one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const home = gazetteerHome(process.env);
      const reference = await referenceFor({});
      const { version, size } = await openGazetteer({ reference, home });
      const installed = (await readInstalled(home)).map(({ header }) => header);
      const files = installed.map(({ source, places, digest }) => ({
        name: source,
        places,
        digest,
      }));
      if (json === true) return writeJsonLine({ version, places: size, installed: files });
      await writeOut(`${counted(size, 'place')}, version ${version}\n`);
      const rows = files.map(({ name, places }) => [name, places] as const);
      if (rows.length > 0) await writeOut(`${table(['INSTALLED', 'PLACES'], rows)}\n`);
      else say('No file is installed: villages below 500 inhabitants are mostly unknown.');
    });
  gazetteer
    .command('remove')
    .summary('remove what was installed')
    .description('Remove an installed file of places, by the name that `status` tells.')
    .argument('<name>', 'the name of what was installed')
    .action(async (name: string) => {
      if (!(await removeInstalled(gazetteerHome(process.env), name))) {
        throw new LossledgerError('NOT_FOUND', `Nothing is installed under the name ${name}.`);
      }
      say(`Removed ${name}.`);
    });
}

async function tell(installed: Installed): Promise<void> {
  const { name, places, skipped } = installed;
  say(`Installed ${name}: ${counted(places, 'place')}, ${counted(skipped, 'line')} without one.`);
  await writeJsonLine(installed);
}
