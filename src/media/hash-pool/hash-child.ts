import { z } from 'zod';
import { asLossledgerError } from '../../domain/errors.ts';
import { type ChildReply, READY } from './reply.ts';

/** The program of a child: loads the task named, then answers one picture after another. */
const taskModule = z.object({
  run: z.custom<(bytes: Uint8Array) => unknown>((value) => typeof value === 'function'),
});
const request = z.instanceof(Uint8Array);

const [, , address] = process.argv;
if (address === undefined || process.send === undefined) {
  throw new Error('this file is started by the hash pool, with the address of a task');
}
const { run } = taskModule.parse(await import(address));

// Signals to the whole process group are for the parent: it ends its children when its work has ended.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => process.exit());

process.on('message', (message) => {
  answer(message).then(
    (reply) => process.send?.(reply),
    () => process.exit(1),
  );
});
process.send(READY);

async function answer(message: unknown): Promise<ChildReply> {
  try {
    const value: unknown = await run(request.parse(message));
    return { ok: true, value, rssBytes: process.memoryUsage.rss() };
  } catch (thrown) {
    const { code, message: said } = asLossledgerError(thrown);
    return { ok: false, code, message: said, rssBytes: process.memoryUsage.rss() };
  }
}
