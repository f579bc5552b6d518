import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { perPeer, type Recall, type Unrelated } from './compare.ts';
import type { Answer, Order } from './half.ts';

export interface BenchResult {
  readonly seed: number;
  readonly pictures: number;
  readonly specimens: number;
  readonly recall: readonly Recall[];
  /** The same of every other photo by name, the first one's and the second one's. */
  readonly recallByHalf: readonly (readonly Recall[])[];
  readonly unrelated: Unrelated;
  readonly hardNegatives: Readonly<Record<string, Unrelated>>;
}

const HALVES = 2;

/** Two processes share the pictures, then the pairs. */
export async function runBench(
  files: readonly string[],
  seed: number,
  { peers, hard }: { readonly peers: boolean; readonly hard: boolean },
): Promise<BenchResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'lossledger-bench-media-'));
  try {
    const parts = [...Array(HALVES).keys()];
    const from = parts.map((part) => join(scratch, `half-${part}`));
    const prepared = await Promise.all(
      parts.map((part) =>
        inProcess({
          kind: 'prepare',
          files: files.filter((_, at) => at % HALVES === part),
          seed,
          peers,
          into: from[part] ?? '',
        }),
      ),
    );
    const compared = await Promise.all([
      ...parts.map((part) => inProcess({ kind: 'compare', from, part, parts: HALVES })),
    ]);
    const negatives = hard
      ? await inProcess({ kind: 'hard negatives', files: [...files], seed })
      : undefined;
    const halves = compared.flatMap((answer) => (answer.kind === 'compared' ? [answer] : []));
    return {
      seed,
      pictures: files.length,
      specimens: prepared.reduce(
        (sum, answer) => sum + (answer.kind === 'prepared' ? answer.specimens : 0),
        0,
      ),
      recallByHalf: halves.map(({ recall }) => recall),
      recall: sumRecall(halves.map(({ recall }) => recall)),
      unrelated: sumUnrelated(halves.map(({ unrelated }) => unrelated)),
      hardNegatives: negatives?.kind === 'hard negatives' ? negatives.sets : {},
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function inProcess(order: Order): Promise<Answer> {
  const program = fileURLToPath(new URL('./half.ts', import.meta.url));
  const child = fork(program, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    let answer: Answer | undefined;
    child.once('message', (message) => {
      // The child is our own program, and sends nothing else.
      // type-coverage:ignore-next-line
      answer = message as Answer;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (answer !== undefined) resolve(answer);
      else reject(new Error(`the process told to ${order.kind} ended with ${code}`));
    });
    child.send(order);
  });
}

function sumRecall(parts: readonly (readonly Recall[])[]): Recall[] {
  const [first = []] = parts;
  return first.map(({ transform }) => {
    const same = parts.flatMap((part) => part.filter((each) => each.transform === transform));
    const sum = (of: (recall: Recall) => number) =>
      same.reduce((total, each) => total + of(each), 0);
    return {
      transform,
      pairs: sum(({ pairs }) => pairs),
      auto: sum(({ auto }) => auto),
      confirmed: sum(({ confirmed }) => confirmed),
      auto31: sum(({ auto31 }) => auto31),
      eitherTier: sum(({ eitherTier }) => eitherTier),
      foundSecond: sum(({ foundSecond }) => foundSecond),
      foundFirst: sum(({ foundFirst }) => foundFirst),
      linked: sum(({ linked }) => linked),
      peers: perPeer((peer) => sum(({ peers }) => peers[peer])),
    };
  });
}

function sumUnrelated(parts: readonly Unrelated[]): Unrelated {
  const sum = (of: (part: Unrelated) => number) =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    pairs: sum(({ pairs }) => pairs),
    peerPairs: sum(({ peerPairs }) => peerPairs),
    auto: sum(({ auto }) => auto),
    review: sum(({ review }) => review),
    examples: parts.flatMap(({ examples }) => examples),
    peers: perPeer((peer) => sum(({ peers }) => peers[peer])),
  };
}
