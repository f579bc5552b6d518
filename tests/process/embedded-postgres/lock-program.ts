/** Takes a lock again and again, and tells when somebody else was inside at the same time. */
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { withLock } from '../../../src/app/embedded-postgres/lock.ts';
import {
  identifySelf,
  isAlive,
  isProcessIdentity,
} from '../../../src/app/embedded-postgres/process-identity.ts';

const [lock = '', inside = ''] = process.argv.slice(2);
const self = await identifySelf();

async function refuseLivingNeighbour(): Promise<void> {
  const neighbour: unknown = await readFile(inside, 'utf8')
    .then(JSON.parse)
    // None, or one that was killed while it wrote.
    .catch(() => undefined);
  if (isProcessIdentity(neighbour) && (await isAlive(neighbour))) {
    process.stdout.write(`overlap of ${self.pid} with ${neighbour.pid}\n`);
  }
}

for (;;) {
  await withLock(lock, { patienceMs: 60_000 }, async () => {
    await refuseLivingNeighbour();
    await writeFile(inside, JSON.stringify(self));
    await new Promise((resolve) => setImmediate(resolve));
    await refuseLivingNeighbourOtherThanUs();
    await unlink(inside).catch(() => process.stdout.write('somebody removed our file\n'));
    process.stdout.write('turn\n');
  });
}

async function refuseLivingNeighbourOtherThanUs(): Promise<void> {
  const content = await readFile(inside, 'utf8').catch(() => '');
  if (content !== JSON.stringify(self)) process.stdout.write('somebody wrote over our file\n');
}
