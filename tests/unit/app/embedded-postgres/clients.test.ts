import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  forgetClients,
  readClients,
  registerClient,
} from '../../../../src/app/embedded-postgres/clients.ts';
import { formatTicket } from '../../../../src/app/embedded-postgres/process-identity.ts';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lossledger-'));
  folder = join(root, 'clients');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

describe('the clients of the server', () => {
  it('are none where nobody registered', async () => {
    expect(await readClients(folder)).toEqual({ living: [], gone: [] });
  });

  it('count a program that acquires twice as two, until it releases both', async () => {
    const first = await registerClient(folder);
    const second = await registerClient(folder);
    expect((await readClients(folder)).living).toHaveLength(2);
    await forgetClients(folder, [first]);
    await forgetClients(folder, [first]);
    expect(await readClients(folder)).toEqual({ living: [second], gone: [] });
    await forgetClients(folder, [second]);
    expect(await readClients(folder)).toEqual({ living: [], gone: [] });
  });

  it('are gone when another process has their pid now', async () => {
    const client = await registerClient(folder);
    const former = { ...client, started: 'in-another-life' };
    await writeFile(join(folder, formatTicket(former)), '');
    await writeFile(join(folder, 'something else'), '');
    expect(await readClients(folder)).toEqual({ living: [client], gone: [former] });
  });
});
