import { LossledgerError } from '../domain/errors.ts';
import type { LossFacts } from '../domain/loss.ts';
import { byText } from './item-sighting.ts';

/** What says where a loss was. */
export const PLACE_FIELDS = [
  'place_name',
  'admin1',
  'admin2',
  'country',
  'place_id',
  'latitude',
  'longitude',
  'where_prec',
  'uncertainty_km',
] as const satisfies readonly (keyof LossFacts)[];

/** What says when it was lost. */
export const DATE_FIELDS = [
  'loss_date_start',
  'loss_date_end',
  'date_prec',
] as const satisfies readonly (keyof LossFacts)[];

/** What a reviewer may set by hand. */
export const CORRECTABLE = [
  'lost_by',
  'equipment_category',
  'model',
  'family',
  'country_of_production',
  'status',
  ...DATE_FIELDS,
  ...PLACE_FIELDS,
  'caused_by',
  'attacker',
] as const satisfies readonly (keyof LossFacts)[];
export type CorrectableField = (typeof CORRECTABLE)[number];
export type Correction = Readonly<Partial<Pick<LossFacts, CorrectableField>>>;

/** What two tellings are to each other, as a reviewer says. They are named by their own loss ids. */
export interface PairDecision {
  readonly kind: 'same' | 'different';
  /** Its place among all decisions: of two on one matter, the later holds. */
  readonly seq: number;
  readonly a: string;
  readonly b: string;
}

/** What a reviewer says of one loss: its facts as they were looked at, or some of them corrected. */
export interface LossDecision {
  readonly kind: 'confirmed' | 'corrected' | 'rejected' | 'retracted';
  readonly seq: number;
  readonly loss: string;
  /** What holds from now on, whatever is read later. */
  readonly fields: Correction;
  readonly reason: string;
}

export type Decision = PairDecision | LossDecision;

export function isPairDecision(decision: Decision): decision is PairDecision {
  return decision.kind === 'same' || decision.kind === 'different';
}

/** Which tellings reviewers made one, and which they keep apart. */
export interface PairRules {
  /** The name of the group a telling belongs to by decision: its own where there is none. */
  groupOf(id: string): string;
  /** What holds of the pairs, the earliest first. */
  readonly standing: readonly PairDecision[];
  /** Groups that must never meet. */
  readonly apart: readonly (readonly [string, string])[];
}

/** What holds of the decisions on pairs, given in any order: the last on each pair. */
export function pairRules(decisions: readonly Decision[]): PairRules {
  const last = new Map<string, PairDecision>();
  for (const decision of decisions.filter(isPairDecision)) {
    const key =
      decision.a < decision.b ? `${decision.a} ${decision.b}` : `${decision.b} ${decision.a}`;
    const before = last.get(key);
    if (before === undefined || before.seq < decision.seq) last.set(key, decision);
  }
  const standing = [...last.values()].sort((a, b) => a.seq - b.seq);
  const groups = new Map<string, string>();
  const groupOf = (id: string): string => {
    const next = groups.get(id);
    return next === undefined ? id : groupOf(next);
  };
  for (const { kind, a, b } of standing) {
    if (kind !== 'same') continue;
    const [first = a, second = b] = [groupOf(a), groupOf(b)].sort(byText);
    if (first !== second) groups.set(second, first);
  }
  const apart = standing
    .filter(({ kind }) => kind === 'different')
    .map(({ a, b }) => [groupOf(a), groupOf(b)] as const)
    .filter(([a, b]) => a !== b);
  return { groupOf, standing, apart };
}

/** A loss as a reviewer meets it: its head, the tellings in it, what is published of it. */
export interface LossAtHand {
  readonly lossId: string;
  readonly members: readonly string[];
  readonly facts: Pick<LossFacts, 'lost_by' | 'review_state'>;
}

type PairToDecide = Omit<PairDecision, 'seq'>;

/**
 * What makes one loss of two, or a refusal. What was split before stays split unless that decision
 * is overruled by name.
 */
export function mergeOf(
  kept: LossAtHand,
  absorbed: LossAtHand,
  decisions: readonly Decision[],
  { overrule = false }: { readonly overrule?: boolean } = {},
): readonly PairToDecide[] {
  const names = `${kept.lossId} and ${absorbed.lossId}`;
  if (kept.lossId === absorbed.lossId) {
    throw refusal(`${kept.lossId} is one loss already: it cannot be merged with itself.`);
  }
  for (const { lossId, facts } of [kept, absorbed]) {
    if (facts.review_state === 'withdrawn' || facts.review_state === 'rejected') {
      throw refusal(`${lossId} is ${facts.review_state}: confirm it before merging it.`);
    }
  }
  const [one, other] = [kept.facts.lost_by, absorbed.facts.lost_by];
  if (one !== null && other !== null && one !== other) {
    throw refusal(`${names} have different owners, ${one} and ${other}: correct one first.`);
  }
  const contrary = contradicting(kept, absorbed, decisions);
  if (contrary.length > 0 && !overrule) {
    throw refusal(`${names} were split by decision: overrule it to make them one.`);
  }
  const heads = { kind: 'same' as const, a: headOf(kept), b: headOf(absorbed) };
  return [heads, ...contrary.map(({ a, b }) => ({ kind: 'same' as const, a, b }))];
}

/** The decisions that keep tellings of the one apart from tellings of the other. */
function contradicting(
  kept: LossAtHand,
  absorbed: LossAtHand,
  decisions: readonly Decision[],
): readonly PairDecision[] {
  const { groupOf, standing } = pairRules(decisions);
  const groups = ({ members }: LossAtHand) => new Set(members.map(groupOf));
  const [left, right] = [groups(kept), groups(absorbed)];
  return standing.filter(({ kind, a, b }) => {
    const [first, second] = [groupOf(a), groupOf(b)];
    if (kind !== 'different' || first === second) return false;
    return (left.has(first) && right.has(second)) || (left.has(second) && right.has(first));
  });
}

/** What parts tellings from the rest of their loss, or a refusal. */
export function splitOf(loss: LossAtHand, off: readonly string[]): readonly PairToDecide[] {
  const parted = new Set(off);
  if (parted.size === 0) throw refusal('Name what is to be split off.');
  const strangers = [...parted].filter((id) => !loss.members.includes(id));
  if (strangers.length > 0) {
    throw refusal(`${strangers.join(', ')} is no part of ${loss.lossId}.`);
  }
  const rest = loss.members.filter((id) => !parted.has(id));
  if (rest.length === 0) {
    throw refusal(`Nothing of ${loss.lossId} would be left: split off some of it only.`);
  }
  return [...parted].flatMap((a) => rest.map((b) => ({ kind: 'different' as const, a, b })));
}

function headOf({ lossId, members }: LossAtHand): string {
  return members.includes(lossId) ? lossId : (members[0] ?? lossId);
}

function refusal(message: string): LossledgerError {
  return new LossledgerError('DECISION_REFUSED', message);
}
