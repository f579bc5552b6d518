import type { Command, Option } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../../src/cli/program.ts';
import { wholeNumber } from '../../../src/cli/whole-number.ts';

describe('a whole number after a flag', () => {
  const read = wholeNumber('--limit', 1, 50);

  it.each([
    ['1', 1],
    ['50', 50],
    ['007', 7],
  ])('is read: %s', (given, wanted) => {
    expect(read(given)).toBe(wanted);
  });

  it.each(['abc', '', ' 5', '1.5', '-1', '0', '51', '1e1', '0x10', 'Infinity', '9'.repeat(400)])(
    'is wanted in plain digits and within its bounds: "%s" is refused',
    (given) => {
      expect(() => read(given)).toThrow(
        expect.objectContaining({
          code: 'USAGE',
          message: `--limit wants a whole number from 1 to 50, not "${given}".`,
        }),
      );
    },
  );

  it('is told without what could steer a terminal', () => {
    expect(() => read('\u001b[2J')).toThrow('not "\ufffd[2J".');
  });
});

describe('every flag that takes a number', () => {
  const flags: { readonly name: string; readonly option: Option }[] = [];
  beforeAll(async () => {
    collect(await buildProgram(), '');
  });

  function collect(command: Command, above: string): void {
    const name = `${above} ${command.name()}`.trim();
    for (const option of command.options) {
      if (/<n>$/.test(option.flags)) flags.push({ name, option });
    }
    for (const one of command.commands) collect(one, name);
  }

  it('refuses what is none in the same sentence', () => {
    expect(flags.length).toBeGreaterThanOrEqual(13);
    for (const { name, option } of flags) {
      for (const given of ['abc', '1.5', '-1', '0']) {
        expect(() => option.parseArg?.(given, undefined), `${name} ${option.flags}`).toThrow(
          new RegExp(
            `^${option.long} wants a whole number from 1 to \\d+, not "${given.replace('.', '\\.')}"\\.$`,
          ),
        );
      }
    }
  });
});
