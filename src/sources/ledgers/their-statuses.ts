import { STATUSES, type Status } from '../../domain/vocabulary.ts';
import type { OtherLedgersFile } from './ledger-formats.ts';

/** Every status a cell names: "damaged and captured" is two, "(1, destroyed)" one. */
export function statusesIn(cell: string, words: OtherLedgersFile['statuses']): readonly Status[] {
  const written = new Set(cell.toLowerCase().match(/\p{L}+/gu) ?? []);
  const found = new Set(
    words
      .filter((each) => each.words.some((word) => written.has(word)))
      .map(({ status }) => status),
  );
  return STATUSES.filter((status) => found.has(status));
}
