import type { Command } from 'commander';
import { checkUp } from '../../app/check-up.ts';
import { EXIT } from '../exit-codes.ts';
import { printable, say, writeOut } from '../output.ts';
import { startSession } from '../session.ts';

const MARKS = { ok: 'ok      ', warning: 'warning ', problem: 'PROBLEM ' } as const;

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .summary('look at everything the program needs')
    .description(
      'Look at everything the program needs: data, home, database, queue. Starts and changes nothing. Exit status 1 when something is wrong.',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger doctor')
    .action(async (options: { json?: boolean }) => {
      const session = startSession({});
      const findings = await checkUp(session.settings, session.home);
      if (options.json === true) await writeOut(`${JSON.stringify(findings)}\n`);
      else {
        for (const finding of findings) {
          await writeOut(
            `${MARKS[finding.state]}${finding.check.padEnd(16)}${printable(finding.detail)}\n`,
          );
          if (finding.remedy !== null) say(`        ${finding.remedy}`);
        }
      }
      if (findings.some((finding) => finding.state === 'problem')) process.exitCode = EXIT.failure;
    });
}
