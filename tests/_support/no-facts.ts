import { conflictDayIn } from '../../src/domain/conflict-time.ts';
import type { ReferenceFacts } from '../../src/ledger/losses-of-post.ts';

/** What a stage is given where no reference data is: days in Kyiv, and nothing of models and places. */
export const NO_FACTS: ReferenceFacts = {
  conflictDay: conflictDayIn('Europe/Kyiv'),
  countryOfProduction: () => null,
  admin2: () => null,
};
