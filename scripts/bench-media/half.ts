/**
 * One of the two processes that share the work. Told to prepare, it makes the copies of its pictures and hashes them
 * into a file; told to compare, it reads the files of both and takes every other row.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { type Recall, recallOf, type Unrelated, unrelatedPairs } from './compare.ts';
import { hardNegatives } from './hard-negatives.ts';
import { openOriginal, type Specimen, specimensOf } from './specimens.ts';

const order = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('prepare'),
    files: z.array(z.string()),
    seed: z.number(),
    peers: z.boolean(),
    into: z.string(),
  }),
  z.object({
    kind: z.literal('compare'),
    from: z.array(z.string()),
    part: z.number(),
    parts: z.number(),
  }),
  z.object({ kind: z.literal('hard negatives'), files: z.array(z.string()), seed: z.number() }),
]);
export type Order = z.infer<typeof order>;

export type Answer =
  | { readonly kind: 'prepared'; readonly specimens: number }
  | { readonly kind: 'compared'; readonly recall: Recall[]; readonly unrelated: Unrelated }
  | { readonly kind: 'hard negatives'; readonly sets: Readonly<Record<string, Unrelated>> };

async function carryOut(given: Order): Promise<Answer> {
  if (given.kind === 'prepare') {
    const specimens: Specimen[] = [];
    for (const file of given.files) {
      specimens.push(...(await specimensOf(await openOriginal(file), given.seed, given.peers)));
    }
    writeFileSync(given.into, serialize(specimens));
    return { kind: 'prepared', specimens: specimens.length };
  }
  if (given.kind === 'hard negatives') {
    return { kind: 'hard negatives', sets: await hardNegatives(given.files, given.seed) };
  }
  const halves = given.from.map((file): Specimen[] => deserialize(readFileSync(file)));
  return {
    kind: 'compared',
    recall: recallOf(halves[given.part] ?? []),
    unrelated: unrelatedPairs(halves.flat(), given.part, given.parts),
  };
}

process.once('message', (message) => {
  carryOut(order.parse(message)).then(
    (answer) => process.send?.(answer, () => process.disconnect()),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
