/** Takes a lock again and again, and tells when somebody else was inside at the same time. */
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { withLock } from '../../../src/app/embedded-postgres/lock.ts';
import {
  formatTicket,
  isAlive,
  makeTicket,
  parseTicket,
} from '../../../src/app/embedded-postgres/process-identity.ts';

const [lock = '', inside = ''] = process.argv.slice(2);
const self = await makeTicket();

async function refuseLivingNeighbour(): Promise<void> {
  // None, or one that was killed while it wrote.
  const neighbour = parseTicket(await readFile(inside, 'utf8').catch(() => ''));
  if (neighbour !== undefined && (await isAlive(neighbour))) {
    process.stdout.write(`overlap of ${self.pid} with ${neighbour.pid}\n`);
  }
}

for (;;) {
  await withLock(lock, { patienceMs: 60_000 }, async () => {
    await refuseLivingNeighbour();
    await writeFile(inside, formatTicket(self));
    await new Promise((resolve) => setImmediate(resolve));
    await refuseLivingNeighbourOtherThanUs();
    await unlink(inside).catch(() => process.stdout.write('somebody removed our file\n'));
    process.stdout.write('turn\n');
  });
}

async function refuseLivingNeighbourOtherThanUs(): Promise<void> {
  const content = await readFile(inside, 'utf8').catch(() => '');
  if (content !== formatTicket(self)) process.stdout.write('somebody wrote over our file\n');
}
