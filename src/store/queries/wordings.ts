import type { Claim } from '../../domain/claim.ts';
import { claimId } from '../../domain/identity.ts';
import type { PostMedia } from '../../domain/post.ts';
import { toPgSafeDeep } from '../../domain/text.ts';
import { claimToRow, spansToRows } from '../claim-rows.ts';
import type { Tx } from '../connection.ts';
import { claimSpans, claims, postRevisions, readings } from '../schema/index.ts';

/** One wording of a witness, and what its reader made of it. */
export interface Wording {
  readonly postId: string;
  readonly revision: string;
  /** SHA-256 of what makes the wording the same as another. */
  readonly textHash: string;
  readonly text: string;
  readonly lang: string | null;
  readonly media: readonly PostMedia[];
  readonly claims: readonly Claim[];
  /** The day its reader took for the witness's own. */
  readonly readAsOf: string | null;
}

const BATCH = 500;

/**
 * Puts wordings on record with what the extractor read in them. What it once read of a wording
 * stands; a copy of the same wording adds nothing. Returns the revisions it had not read before.
 */
export async function writeWordings(
  tx: Tx,
  wordings: readonly Wording[],
  { extractor, seenAt }: { readonly extractor: string; readonly seenAt: Date },
): Promise<ReadonlySet<string>> {
  await inBatches(wordings, (batch) =>
    tx
      .insert(postRevisions)
      .values(
        batch.map(({ revision, postId, textHash, text, lang, media }) =>
          toPgSafeDeep({
            postRevisionId: revision,
            postId,
            textHash,
            text,
            lang,
            media,
            firstSeenAt: seenAt,
          }),
        ),
      )
      .onConflictDoNothing(),
  );
  const fresh = new Set<string>();
  await inBatches(wordings, async (batch) => {
    const rows = await tx
      .insert(readings)
      .values(batch.map(({ revision }) => ({ postRevisionId: revision, extractor })))
      .onConflictDoNothing()
      .returning({ revision: readings.postRevisionId });
    for (const { revision } of rows) fresh.add(revision);
  });
  await writeClaims(tx, extractor, wordings, fresh);
  return fresh;
}

async function writeClaims(
  tx: Tx,
  extractor: string,
  wordings: readonly Wording[],
  fresh: ReadonlySet<string>,
): Promise<void> {
  const unwritten = new Set(fresh);
  const claimed = wordings
    .filter(({ revision }) => unwritten.delete(revision))
    .flatMap(({ revision, claims: read, readAsOf }) =>
      read.map((given, ordinal) => {
        const claim = toPgSafeDeep(given);
        const id = claimId(revision, extractor, ordinal);
        const row = claimToRow(claim, { claimId: id, postRevisionId: revision, ordinal, readAsOf });
        return { row, spans: spansToRows(id, claim) };
      }),
    );
  await inBatches(claimed, async (batch) => {
    await tx.insert(claims).values(batch.map(({ row }) => row));
    await inBatches(
      batch.flatMap(({ spans }) => spans),
      (some) => tx.insert(claimSpans).values(some),
    );
  });
}

/** Statements stay under Postgres's limit of parameters. */
export async function inBatches<T>(
  items: readonly T[],
  write: (batch: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    await write(items.slice(start, start + BATCH));
  }
}
