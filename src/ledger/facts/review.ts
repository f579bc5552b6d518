import type { LossFacts } from '../../domain/loss.ts';
import { STATUS_PRECEDENCE } from '../../domain/vocabulary.ts';
import {
  CORRECTABLE,
  type CorrectableField,
  type Correction,
  DATE_FIELDS,
  type Decision,
  isPairDecision,
  type LossDecision,
  PLACE_FIELDS,
} from '../decisions.ts';
import { byText } from '../item-sighting.ts';

/**
 * Facts as reviewers left them: what was corrected or confirmed holds, whatever is told, and the
 * last decision says in what state the loss is. `losses` are the ids by which decisions may name it.
 */
export function reviewedFacts(
  told: LossFacts,
  losses: ReadonlySet<string>,
  decisions: readonly Decision[],
): LossFacts {
  const own = decisions
    .filter((each): each is LossDecision => !isPairDecision(each) && losses.has(each.loss))
    .sort((a, b) => a.seq - b.seq);
  const last = own.at(-1);
  if (last === undefined) return told;
  const held: Correction = Object.assign({}, ...own.map(({ fields }) => withBases(fields)));
  const facts: LossFacts = { ...told, ...held, review_state: STATE_AFTER[last.kind] };
  const statuses = new Set([...told.status_all, facts.status]);
  const tags = new Set(told.tags);
  if (last.kind === 'confirmed' && isToldOtherwise(told, own)) tags.add('told_otherwise');
  return {
    ...facts,
    status_all: STATUS_PRECEDENCE.filter((status) => statuses.has(status)),
    tags: [...tags].sort(byText),
  };
}

const STATE_AFTER = {
  confirmed: 'confirmed',
  corrected: 'corrected',
  rejected: 'rejected',
  retracted: 'withdrawn',
} as const satisfies Record<LossDecision['kind'], LossFacts['review_state']>;

/** Where a place or a day is set by hand, the hand is where it is from. */
function withBases(fields: Correction): Partial<LossFacts> {
  const has = (names: readonly CorrectableField[]) => names.some((name) => name in fields);
  return {
    ...fields,
    ...(has(PLACE_FIELDS) ? { location_basis: 'review' } : {}),
    ...(has(DATE_FIELDS) ? { date_basis: 'review' as const } : {}),
  };
}

/** Whether tellings now say of what was confirmed, and never corrected, something else. */
function isToldOtherwise(told: LossFacts, own: readonly LossDecision[]): boolean {
  const confirmed = own.at(-1)?.fields ?? {};
  const corrected = new Set(
    own.flatMap((each) => (each.kind === 'corrected' ? Object.keys(each.fields) : [])),
  );
  return CORRECTABLE.some(
    (field) => field in confirmed && !corrected.has(field) && told[field] !== confirmed[field],
  );
}
