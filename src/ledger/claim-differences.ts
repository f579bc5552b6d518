import type { Claim } from '../domain/claim.ts';
import { canonicalJson } from '../domain/digest.ts';

/** A field of which two readings of one text say different things. */
export interface FieldDifference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** One claim as two readings have it. Null: that reading has it not. */
export interface ClaimDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: Claim | null;
  readonly after: Claim | null;
  readonly fields: readonly FieldDifference[];
}

/** Where in the text, and by whom, it was read makes no other claim. */
const BESIDE: readonly string[] = ['spans', 'extractor'];

/**
 * What a later reading of one witness claims that an earlier one did not, and the other way round. A claim
 * is held against the one that is most like it: the same; else of the same thing, owner and status;
 * else of the same words.
 */
export function claimDifferences(
  before: readonly Claim[],
  after: readonly Claim[],
): readonly ClaimDifference[] {
  const left = new Set(before);
  const matches = new Map<Claim, Claim>();
  for (const isAlike of LIKENESSES) {
    for (const claim of after) {
      if (matches.has(claim)) continue;
      const match = [...left].find((one) => isAlike(one, claim));
      if (match === undefined) continue;
      matches.set(claim, match);
      left.delete(match);
    }
  }
  const now = after.flatMap((claim): readonly ClaimDifference[] => {
    const match = matches.get(claim);
    if (match === undefined) return [{ change: 'added', before: null, after: claim, fields: [] }];
    const fields = fieldDifferences(match, claim, BESIDE);
    return fields.length === 0 ? [] : [{ change: 'changed', before: match, after: claim, fields }];
  });
  const gone = before
    .filter((claim) => left.has(claim))
    .map(
      (claim): ClaimDifference => ({ change: 'removed', before: claim, after: null, fields: [] }),
    );
  return [...gone, ...now];
}

const LIKENESSES: readonly ((a: Claim, b: Claim) => boolean)[] = [
  (a, b) => fieldDifferences(a, b, BESIDE).length === 0,
  (a, b) =>
    a.kind === b.kind && isSameThing(a, b) && a.lost_by === b.lost_by && a.status === b.status,
  (a, b) => a.kind === b.kind && isSameThing(a, b) && a.status === b.status,
  (a, b) => isSameThing(a, b),
  (a, b) => a.model_raw !== null && a.model_raw === b.model_raw,
  (a, b) => a.category !== null && a.category === b.category,
];

function isSameThing(a: Claim, b: Claim): boolean {
  return a.model === b.model && a.family === b.family && a.category === b.category;
}

/** The fields in which two records differ; of a nested one, its own fields by name. */
export function fieldDifferences(
  before: object,
  after: object,
  beside: readonly string[] = [],
): readonly FieldDifference[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((one) => !beside.includes(one));
  return names.flatMap((field): readonly FieldDifference[] => {
    const from: unknown = old.get(field) ?? null;
    const to: unknown = now.get(field) ?? null;
    if (canonicalJson(from) === canonicalJson(to)) return [];
    return [{ field, from, to }];
  });
}
