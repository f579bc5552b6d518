import type { Command } from 'commander';
import { EXIT } from '../../src/cli/exit-codes.ts';
import { buildProgram } from '../../src/cli/program.ts';

const HELP_WIDTH = 100;

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'It did what was asked.',
  failure: 'It failed; standard error says why and what to do.',
  usage: 'It was asked in a way it does not understand.',
  notFound: 'Nothing is on record under the name given.',
  partial: 'It finished, but some items were refused or quarantined.',
  unavailable: 'A server it needs did not answer; trying later may work.',
};

/** docs/reference/cli.md: a heading for each command, with its own help as the text. */
export async function cliPage(): Promise<string> {
  const program = await buildProgram();
  const codes = Object.entries(EXIT_MEANINGS).map(
    ([name, meaning]) => `| ${Reflect.get(EXIT, name)} | ${meaning} |`,
  );
  return [
    '# Commands\n',
    'Data goes to standard output, everything else to standard error. Nothing waits for input without a terminal.\n',
    '## Exit codes\n',
    '| code | meaning |\n| --- | --- |',
    ...codes,
    '',
    ...withSubcommands(program, []).map(
      ({ path, command }) => `## ${path.join(' ')}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`,
    ),
  ].join('\n');
}

interface Named {
  readonly path: readonly string[];
  readonly command: Command;
}

function withSubcommands(command: Command, parents: readonly string[]): Named[] {
  const path = [...parents, command.name()];
  return [{ path, command }, ...command.commands.flatMap((each) => withSubcommands(each, path))];
}

/** As a terminal of a fixed width and no colours would show it, text after the options included. */
function helpOf(command: Command): string {
  const written: string[] = [];
  command.configureOutput({
    writeOut: (text) => written.push(text),
    getOutHelpWidth: () => HELP_WIDTH,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return written.join('').trimEnd();
}
