import { describe, expect, it } from 'vitest';
import { buildProgram, programFor } from '../../../src/cli/program.ts';

async function namesFor(...args: string[]): Promise<readonly string[]> {
  return (await programFor(args)).commands.map((command) => command.name());
}

describe('the program for given arguments', () => {
  it('has the one command that they name', async () => {
    expect(await namesFor('locate', 'Bakhmut')).toEqual(['locate']);
  });

  it('has all where they name none that there is', async () => {
    const all = (await buildProgram()).commands.map((command) => command.name());
    for (const args of [[], ['--help'], ['help', 'locate'], ['locat']]) {
      expect(await namesFor(...args)).toEqual(all);
    }
  });

  it('knows each command by its own name', async () => {
    for (const command of (await buildProgram()).commands) {
      expect(await namesFor(command.name())).toContain(command.name());
    }
  });
});
