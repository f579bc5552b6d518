import { type LabelCase, labelCase } from '../../../../src/app/evaluation/label-case.ts';
import type { ScoredClaim } from '../../../../src/app/evaluation/scored-claim.ts';
import { loadEvaluationRules } from '../../../../src/app/evaluation-rules.ts';
import { loadReferenceData } from '../../../../src/app/reference-data.ts';

export const rules = await loadEvaluationRules(await loadReferenceData());

/** A label as a file has it; what it leaves out is null. */
export function labelled(
  losses: readonly Readonly<Record<string, unknown>>[],
  extra: Readonly<Record<string, unknown>> = {},
): LabelCase {
  return labelCase.parse({
    id: 'case-1',
    lang: 'en',
    text: 'A text about tanks.',
    gold: { losses },
    ...extra,
  });
}

export const TANK = { model: 'T-72B3', category: 'tank', quantity: 1, status: 'destroyed' };

/** A claim that fits the label TANK in every field. */
export function claim(changes: Partial<ScoredClaim> = {}): ScoredClaim {
  return {
    kind: 'loss',
    model: 'T-72B3',
    model_raw: 'T-72B3',
    family: 'T-72',
    category: 'Tanks',
    quantity: 1,
    lost_by: null,
    status: 'destroyed',
    caused_by: null,
    attacker: null,
    place: null,
    date: null,
    ...changes,
  };
}
