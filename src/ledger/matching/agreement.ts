/**
 * How what two tellings say of one field goes together.
 * - `same`: they say the same.
 * - `open`: one says less, or less exactly, and nothing speaks against it.
 * - `doubtful`: it may be; never enough for a machine.
 * - `contradictory`: not of one item, as told.
 */
export type Agreement = 'same' | 'open' | 'doubtful' | 'contradictory';

const FROM_BEST: readonly Agreement[] = ['same', 'open', 'doubtful', 'contradictory'];

export function worstOf(agreements: readonly Agreement[]): Agreement {
  return FROM_BEST[Math.max(0, ...agreements.map((each) => FROM_BEST.indexOf(each)))] ?? 'same';
}
