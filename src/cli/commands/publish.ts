import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { loadReferenceData, REFERENCE_FOLDER } from '../../app/reference-data.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { readExchangeNames } from '../../reporting/exchange-names.ts';
import { readPublicationPolicy } from '../../reporting/publication-policy.ts';
import { referenceClasses } from '../../reporting/reference-classes.ts';
import {
  policyInForce,
  putPolicyInForce,
  replaceAccountKey,
} from '../../store/queries/publication.ts';
import { writeReferenceClasses } from '../../store/queries/reference-classes.ts';
import { actor } from '../actor.ts';
import { say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

interface PublishOptions {
  readonly policy?: string;
  readonly replaceKey?: boolean;
  readonly dryRun?: boolean;
}

export function addPublishCommand(program: Command): void {
  program
    .command('publish')
    .summary('say what everybody may see')
    .description(
      'Put a publication policy in force: what the schema reporting_public and `export --public` show of places, dates and accounts. A policy with an error in it changes nothing. Also brings the crosswalks of reporting.loss_classes up to the reference data.',
    )
    .option('--policy <file>', 'a policy of your own (default: data/publication-policy.json)')
    .option('--replace-key', 'throw away the key of the account hashes and make another')
    .option('--dry-run', 'check the policy and print it; change nothing')
    .addHelpText('after', '\nExample:\n  lossledger publish --policy policy.json')
    .action(async (options: PublishOptions) => {
      const file = options.policy ?? path.join(REFERENCE_FOLDER, 'publication-policy.json');
      const policy = readPublicationPolicy(await textOf(file), file);
      await writeOut(`${JSON.stringify(policy, null, 2)}\n`);
      if (options.dryRun === true) return;
      const session = startSession({});
      const reference = await loadReferenceData(
        REFERENCE_FOLDER,
        session.settings.LOSSLEDGER_CONFLICT,
      );
      const names = await readExchangeNames(REFERENCE_FOLDER);
      await withLedger(session, 'publish', async ({ store }) => {
        await writeReferenceClasses(store.sql, referenceClasses(reference, names));
        const hasChanged = await putPolicyInForce(store.sql, policy, actor());
        if (options.replaceKey === true) await replaceAccountKey(store.sql);
        const inForce = await policyInForce(store.sql);
        const since = inForce === null ? '' : `, in force since ${inForce.published_at}`;
        say(`policy ${policy.name}: ${hasChanged ? 'published' : 'as it was'}${since}`);
      });
    });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `The policy ${file} cannot be read: ${reason}.`);
  }
}
