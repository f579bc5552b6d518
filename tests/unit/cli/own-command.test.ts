import { describe, expect, it } from 'vitest';
import { ownCommand } from '../../../src/cli/own-command.ts';

const LAUNCHER = '/srv/lossledger/bin/lossledger';

describe('how the program is started', () => {
  it.each([
    ['/srv/lossledger', 'bin/lossledger'],
    ['/srv', 'lossledger/bin/lossledger'],
    ['/srv/lossledger/docs', LAUNCHER],
    ['/home/analyst', LAUNCHER],
  ])('is said so that it can be copied in %s', (cwd, command) => {
    expect(ownCommand(cwd, LAUNCHER)).toBe(command);
  });
});
