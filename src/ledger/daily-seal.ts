import { canonicalJson } from '../domain/digest.ts';
import { leafHash } from './merkle.ts';

/** How the roots of days are made; another way gets another name. */
export const SEAL_ALGORITHM = 'rfc6962-sha256/1';

/** What the first day's root hangs on. */
export const SEAL_START = '0'.repeat(64);

/** What is sealed when its day is over. */
export const SEALED_KINDS = [
  'capture',
  'media',
  'wording',
  'reading',
  'revision',
  'takedown',
  'lift',
  'erasure',
] as const;
export type SealedKind = (typeof SEALED_KINDS)[number];

export function isSealedKind(value: string): value is SealedKind {
  return SEALED_KINDS.some((kind) => kind === value);
}

/** What a leaf commits to: JSON of a record's own, which never changes. */
export type SealedFields = Readonly<Record<string, unknown>>;

/** What a root says of its day; it is the tree's last leaf itself, after the records', so it is sealed too. */
export interface DayClosing {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** Records sealed that day. */
  readonly leaves: number;
  readonly previousRoot: string;
  /** ISO instant, whole milliseconds. */
  readonly computedAt: string;
  readonly algorithm: string;
}

export function closingLeaf({
  day,
  leaves,
  previousRoot,
  computedAt,
  algorithm,
}: DayClosing): string {
  const fields = { leaves, previous_root: previousRoot, computed_at: computedAt, algorithm };
  return leafOfJson(['day', day, fields]);
}

export function recordLeaf(kind: SealedKind, id: string, fields: SealedFields): string {
  return leafOfJson([kind, id, fields]);
}

function leafOfJson(content: readonly unknown[]): string {
  return leafHash(new TextEncoder().encode(canonicalJson(content)));
}
