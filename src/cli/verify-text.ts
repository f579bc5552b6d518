import type { Counts, Fault, FaultKind } from '../app/verify/verify-ledger.ts';
import { counted, printable } from './output.ts';

export function faultLine({ kind, id, problem, where }: Fault): string {
  const place = where === null ? '' : ` (${printable(where)})`;
  return `${kind} ${id}: ${printable(problem)}${place}`;
}

const REMEDIES: Readonly<Record<FaultKind, string>> = {
  capture:
    'restore the file from a backup of the capture store; the same document ingested again mends it too',
  media:
    'restore the file from a backup of the capture store; the same picture fetched again mends it too',
  thumbnail:
    'restore the file from a backup of the capture store, or make it anew with `lossledger media rehash`',
  loss: 'where only the row differs, `lossledger ledger rebuild` makes it anew; a history that does not hold is to be restored from a backup of the database',
  wording:
    'compare the words with the captures that carry the post, and restore the row from a backup of the database',
  claim:
    'restore the row from a backup of the database; `lossledger requeue --stage extract` reads the posts again',
  day: 'compare with a backup of the database, or with a root you published: the first day that differs is when it was changed, or the record named',
};

/** What to do about faults of these kinds, one line each. */
export function remedyLines(faults: readonly Fault[]): readonly string[] {
  const kinds = [...new Set(faults.map(({ kind }) => kind))];
  return kinds.map((kind) => `  ${kind}: ${REMEDIES[kind]}`);
}

const UNITS: readonly (readonly [keyof Counts, string, string?])[] = [
  ['captures', 'capture'],
  ['media', 'picture or video', 'pictures and videos'],
  ['thumbnails', 'thumbnail'],
  ['losses', 'loss', 'losses'],
  ['wordings', 'wording'],
  ['claims', 'claim'],
  ['days', 'sealed day'],
];

/** How much was looked at: "2 captures, 3 losses". */
export function countsLine(counts: Counts): string {
  const told = UNITS.filter(([unit]) => counts[unit] > 0).map(([unit, one, many]) =>
    counted(counts[unit], one, many),
  );
  if (told.length === 0) return 'nothing';
  const last = told.pop() ?? '';
  return told.length === 0 ? last : `${told.join(', ')} and ${last}`;
}
