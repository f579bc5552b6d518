import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  formatTicket,
  identifyProcess,
  isAlive,
  makeTicket,
  parseTicket,
} from '../../../../src/app/embedded-postgres/process-identity.ts';

describe('the identity of a process', () => {
  it('is the same each time it is asked for', async () => {
    const self = await makeTicket();
    expect(self).toMatchObject((await identifyProcess(process.pid)) ?? {});
    expect(await isAlive(self)).toBe(true);
  });

  it('ends with the process', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const identity = await identifyProcess(child.pid ?? 0);
    expect(identity?.pid).toBe(child.pid);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await identifyProcess(child.pid ?? 0)).toBeUndefined();
  });

  it('is not that of a process which got the pid later', async () => {
    const self = await makeTicket();
    expect(await isAlive({ ...self, started: `${self.started}0` })).toBe(false);
  });
});

describe('a ticket', () => {
  it('is read as it was written, in few enough bytes to need no block of the disk', async () => {
    const ticket = await makeTicket();
    expect(parseTicket(formatTicket(ticket))).toEqual(ticket);
    // What ext4 keeps of a symbolic link within the inode.
    expect(formatTicket(ticket).length).toBeLessThan(60);
  });

  it('is another each time', async () => {
    expect((await makeTicket()).token).not.toBe((await makeTicket()).token);
  });

  it.each(['', 'lock', '7@.x', '@a.x', '7@a', '7@a.b/c', 'x@a.b'])('is not in %j', (text) => {
    expect(parseTicket(text)).toBeUndefined();
  });
});
