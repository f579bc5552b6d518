import { openStore, type Store } from '../../store/connection.ts';
import { checkedDays } from '../../store/queries/check-seals.ts';
import { sealState } from '../../store/queries/seal-days.ts';
import { untrueErasures } from '../../store/queries/untrue-erasures.ts';
import { checkedLosses } from '../../store/queries/verify.ts';
import {
  type BlobKind,
  type BlobOnRecord,
  blobsOnRecord,
  erasedBlobs,
  unnamedBlobs,
} from '../../store/queries/verify-blobs.ts';
import { checkedClaims, checkedWordings, missingTies } from '../../store/queries/verify-claims.ts';
import type { Ledger } from '../open-ledger.ts';
import { inParallel } from './in-parallel.ts';

/** What can be checked by itself. */
export const VERIFIED_PARTS = ['captures', 'media', 'revisions', 'roots'] as const;
export type VerifiedPart = (typeof VERIFIED_PARTS)[number];

export interface VerifyOptions {
  readonly parts: ReadonlySet<VerifiedPart>;
  /** ISO instant: what was recorded or changed at or after. */
  readonly since: string | null;
  /** So many of each kind at random. */
  readonly sample: number | null;
  /** Roots known from elsewhere, that the ledger is to have. */
  readonly wantedRoots: readonly string[];
  readonly signal: AbortSignal;
}

export type FaultKind = BlobKind | 'loss' | 'wording' | 'claim' | 'day';

/** One thing that does not hold. */
export interface Fault {
  readonly kind: FaultKind;
  readonly id: string;
  readonly problem: string;
  /** Where it lies or what it is known as; null where the id says it all. */
  readonly where: string | null;
}

/** A file that nothing on record names: no fault of the evidence. */
export interface Surplus {
  readonly file: string;
}

export const COUNTED = [
  'captures',
  'media',
  'thumbnails',
  'losses',
  'wordings',
  'claims',
  'days',
] as const;
export type Counts = Record<(typeof COUNTED)[number], number>;

export type Finding =
  | { readonly fault: Fault }
  | { readonly surplus: Surplus }
  | { readonly counted: keyof Counts };

/** Files hashed at a time: enough to keep a disk busy, too few to be felt. */
const AT_ONCE = 4;
/** What is younger may be about to be put on record. */
const SURPLUS_AFTER_MS = 3_600_000;
const STORED_PAGE = 1_000;

/** Looks at everything that was asked for, and says what it looked at and what does not hold. */
export async function* verifyLedger(
  { store, blobs }: Pick<Ledger, 'store' | 'blobs'>,
  options: VerifyOptions,
): AsyncGenerator<Finding, void, undefined> {
  const { parts, signal } = options;
  // Checks of a large ledger take longer than a statement of a worker may.
  const alone = openStore({ ...store.options, poolMax: 2, unlimitedStatements: true });
  try {
    for (const part of VERIFIED_PARTS) {
      if (!parts.has(part)) continue;
      for await (const finding of CHECKS[part]({ sql: alone.sql, blobs, options })) {
        signal.throwIfAborted();
        yield finding;
      }
    }
  } finally {
    await alone.close();
  }
}

/** Which roots there are, and how much is in none yet: a look at every record. */
export async function patientSealState(
  store: Store,
): Promise<Awaited<ReturnType<typeof sealState>>> {
  const alone = openStore({ ...store.options, poolMax: 1, unlimitedStatements: true });
  try {
    return await sealState(alone.sql);
  } finally {
    await alone.close();
  }
}

interface Checking {
  readonly sql: Store['sql'];
  readonly blobs: Ledger['blobs'];
  readonly options: VerifyOptions;
}

type Check = (checking: Checking) => AsyncGenerator<Finding, void, undefined>;

const CHECKS: Readonly<Record<VerifiedPart, Check>> = {
  async *captures(checking) {
    yield* hashedAgain(checking, 'capture');
    yield* bytesThatWereErased(checking);
    yield* surplusFiles(checking);
  },
  async *media(checking) {
    yield* hashedAgain(checking, 'media');
    yield* thumbnails(checking);
  },
  async *revisions(checking) {
    yield* losses(checking);
    if (checking.options.since !== null || checking.options.sample !== null) return;
    yield* claims(checking);
    for (const fault of await untrueErasures(checking.sql)) {
      yield { fault: { ...fault, where: null } };
    }
  },
  roots: checkedRoots,
};

async function* hashedAgain(
  { sql, blobs, options }: Checking,
  kind: 'capture' | 'media',
): AsyncGenerator<Finding, void, undefined> {
  const checked = inParallel(blobsOnRecord(sql, kind, options), AT_ONCE, async (blob) => ({
    blob,
    found: await blobs.check(blob.sha256),
  }));
  for await (const { blob, found } of checked) {
    yield { counted: kind === 'capture' ? 'captures' : 'media' };
    if (found !== 'ok') yield { fault: blobFault(kind, blob, found, blobs) };
  }
}

async function* thumbnails({
  sql,
  blobs,
  options,
}: Checking): AsyncGenerator<Finding, void, undefined> {
  const checked = inParallel(blobsOnRecord(sql, 'thumbnail', options), AT_ONCE, async (blob) => ({
    blob,
    isThere: await blobs.has(blob.sha256),
  }));
  for await (const { blob, isThere } of checked) {
    yield { counted: 'thumbnails' };
    if (!isThere) yield { fault: blobFault('thumbnail', blob, 'missing', blobs) };
  }
}

function blobFault(
  kind: BlobKind,
  { sha256, known_as: knownAs }: BlobOnRecord,
  problem: string,
  blobs: Ledger['blobs'],
): Fault {
  const place = blobs.placeOf(sha256);
  return { kind, id: sha256, problem, where: knownAs === null ? place : `${knownAs} in ${place}` };
}

async function* bytesThatWereErased({
  sql,
  blobs,
}: Checking): AsyncGenerator<Finding, void, undefined> {
  for await (const sha256 of erasedBlobs(sql)) {
    if (!(await blobs.has(sha256))) continue;
    const problem = 'was erased, and its bytes are still there';
    yield { fault: { kind: 'capture', id: sha256, problem, where: blobs.placeOf(sha256) } };
  }
}

async function* surplusFiles({
  sql,
  blobs,
  options,
}: Checking): AsyncGenerator<Finding, void, undefined> {
  if (options.since !== null || options.sample !== null) return;
  let waiting: string[] = [];
  const unnamed = async (): Promise<readonly Finding[]> => {
    const found = await unnamedBlobs(sql, waiting);
    waiting = [];
    return found.map((sha256) => ({ surplus: { file: blobs.placeOf(sha256) } }));
  };
  for await (const stored of blobs.stored()) {
    if ('stray' in stored) {
      yield { surplus: { file: stored.stray } };
      continue;
    }
    if (Date.now() - stored.changedAt.getTime() < SURPLUS_AFTER_MS) continue;
    waiting.push(stored.sha256);
    if (waiting.length === STORED_PAGE) yield* await unnamed();
  }
  yield* await unnamed();
}

async function* losses({ sql, options }: Checking): AsyncGenerator<Finding, void, undefined> {
  for await (const { lossId, problems } of checkedLosses(sql, options)) {
    yield { counted: 'losses' };
    for (const problem of problems) {
      yield { fault: { kind: 'loss', id: lossId, problem, where: null } };
    }
  }
}

async function* claims({ sql }: Checking): AsyncGenerator<Finding, void, undefined> {
  for await (const { id, problem } of checkedWordings(sql)) {
    yield { counted: 'wordings' };
    if (problem !== null) yield { fault: { kind: 'wording', id, problem, where: null } };
  }
  for await (const { id, problem } of checkedClaims(sql)) {
    yield { counted: 'claims' };
    if (problem !== null) yield { fault: { kind: 'claim', id, problem, where: null } };
  }
  for (const { id, problem } of await missingTies(sql)) {
    const kind = id.startsWith('claim_') ? 'claim' : 'loss';
    yield { fault: { kind, id, problem, where: null } };
  }
}

async function* checkedRoots({ sql, options }: Checking): AsyncGenerator<Finding, void, undefined> {
  const { since, sample, wantedRoots } = options;
  const from = since === null ? null : since.slice(0, 10);
  const left = new Set(wantedRoots);
  for await (const { day, root, problems } of checkedDays(sql, {
    from,
    sample,
  })) {
    yield { counted: 'days' };
    left.delete(root);
    for (const problem of problems) yield { fault: { kind: 'day', id: day, problem, where: null } };
  }
  for (const root of left) {
    const problem = 'no day has this root: days were taken away, or it is of another ledger';
    yield { fault: { kind: 'day', id: root, problem, where: null } };
  }
}
