import type { LabelCase } from './label-case.ts';
import type { NameMatcher } from './name-matcher.ts';
import type { ScoredClaim } from './scored-claim.ts';

/** A claim of a kind that no score makes up for. */
export interface BrokenNever {
  /** `never:pledge` and the like from the label; `weapon-only`; `attackers-weapon`. */
  readonly rule: string;
  readonly id: string;
  readonly claim: string;
}

export interface NeverRules {
  readonly names: NameMatcher;
  /** Whether a name is that of a thing which strikes and is never an item lost: Lancet, Shahed. */
  isWeaponOnly(name: string): boolean;
}

export function brokenNevers(
  rules: NeverRules,
  labelled: LabelCase,
  claims: readonly ScoredClaim[],
  /** Claims that fit no label. */
  extra: readonly ScoredClaim[],
): readonly BrokenNever[] {
  const broken = (rule: string, claim: ScoredClaim): BrokenNever => ({
    rule,
    id: labelled.id,
    claim: toldClaim(claim),
  });
  return [
    ...(labelled.never === undefined
      ? []
      : claims.map((claim) => broken(`never:${labelled.never}`, claim))),
    ...claims
      .filter(({ model }) => model !== null && rules.isWeaponOnly(model))
      .map((claim) => broken('weapon-only', claim)),
    ...extra
      .filter((claim) => isAttackersWeapon(rules.names, labelled, claim))
      .map((claim) => broken('attackers-weapon', claim)),
  ];
}

/** The claim's model is a cause of some label and the model of none. */
function isAttackersWeapon(names: NameMatcher, { gold }: LabelCase, claim: ScoredClaim): boolean {
  if (claim.model === null) return false;
  const { losses } = gold;
  return (
    losses.some(({ cause }) => cause !== null && isNamed(names, cause, claim)) &&
    !losses.some(({ model }) => model !== null && isNamed(names, model, claim))
  );
}

/** "A tank" agrees with any model, for it names none. */
function isNamed(names: NameMatcher, name: string, claim: ScoredClaim): boolean {
  return names.isModel(name) && names.model(name, claim).family;
}

export function toldClaim({ quantity, model, category, status, lost_by }: ScoredClaim): string {
  return `${quantity ?? 'some'} ${model ?? category ?? 'unknown'}, ${status}, of ${lost_by ?? 'unknown'}`;
}
