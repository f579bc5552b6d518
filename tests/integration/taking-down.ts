import { takeDown } from '../../src/app/take-down.ts';
import { takedownTarget } from '../../src/cli/takedown-target.ts';
import type { TakedownKind } from '../../src/store/queries/takedowns.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import type { ledgerRun } from './ledger-run.ts';
import type { TestStore } from './test-store.ts';

/** Who takes down, why and when. */
export const BY = { by: 'ana', reason: 'asked for', at: new Date('2024-07-01T12:00:00Z') };

interface Wish {
  readonly erase?: boolean;
  readonly dryRun?: boolean;
  readonly copies?: boolean;
}

export function takingDown({ store }: TestStore, { blobs }: ReturnType<typeof ledgerRun>) {
  const means = { store, blobs, facts: NO_FACTS };
  return {
    means,
    /** Takes down what a person names as the command line would have it named. */
    take: (kind: TakedownKind, target: string, wish: Wish = {}) => {
      const { erase = false, dryRun = false, copies = false } = wish;
      return takeDown(means, takedownTarget(kind, target, { copies }), BY, { erase, dryRun });
    },
  };
}
