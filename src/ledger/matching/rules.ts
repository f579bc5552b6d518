import { daysBetween } from '../../domain/conflict-time.ts';
import type { LossFacts } from '../../domain/loss.ts';
import { type Agreement, worstOf } from './agreement.ts';
import { type Comparison, coreOf } from './comparison.ts';
import type { Tie } from './ties.ts';

export type MatchRule = 'lineage' | 'picture' | 'text';

/** What a decision was made from, kept with it. */
export interface MatchFeatures extends Comparison {
  readonly lineage: Tie['lineage'];
  readonly pictures: number;
  readonly shows_more: boolean;
}

export interface Verdict {
  readonly rule: MatchRule;
  /** 0 to 1: by how much one match goes before another. No probability. */
  readonly score: number;
  /** `auto` makes one item of two tellings, `proposed` asks a reviewer. */
  readonly state: 'auto' | 'proposed';
  readonly features: MatchFeatures;
}

const LINEAGE_SCORES: Readonly<Record<NonNullable<Tie['lineage']>, number>> = {
  repost: 0.99,
  translation: 0.98,
  quote: 0.96,
  sibling: 0.94,
  reply: 0.92,
};
const PICTURE_SCORE = 0.95;
/** A second picture in common makes chance less likely still. */
const MORE_PICTURES = 0.02;
const PROPOSED_BY_TIE = 0.7;

/** What each agreement short of `same` takes off a score. */
const DEDUCTIONS: Readonly<Record<keyof Comparison, Readonly<Record<Agreement, number>>>> = {
  thing: { same: 0, open: 0.05, doubtful: 0.1, contradictory: 0.3 },
  owner: { same: 0, open: 0.02, doubtful: 0.05, contradictory: 0.3 },
  time: { same: 0, open: 0.01, doubtful: 0.04, contradictory: 0.2 },
  place: { same: 0, open: 0.015, doubtful: 0.03, contradictory: 0.08 },
  cause: { same: 0, open: 0.005, doubtful: 0.02, contradictory: 0.02 },
  status: { same: 0, open: 0.025, doubtful: 0.025, contradictory: 0.025 },
  count: { same: 0, open: 0.05, doubtful: 0.05, contradictory: 0.05 },
};

/**
 * Whether two tellings whose witnesses are tied are of one item. Similar pixels or a quote alone
 * make nothing one: what is told must agree too. Null: they speak of different items.
 */
export function judgeTied(comparison: Comparison, tie: Tie): Verdict | null {
  const core = coreOf(comparison);
  if (core === 'contradictory') return null;
  const features = {
    ...comparison,
    lineage: tie.lineage,
    pictures: tie.pictures,
    shows_more: tie.showsMore,
  };
  const verdicts: Verdict[] = [];
  if (tie.lineage !== null && carriesOver(comparison, tie.lineage, tie.showsMore)) {
    const score = scored(LINEAGE_SCORES[tie.lineage], comparison);
    verdicts.push({ rule: 'lineage', score, state: 'auto', features });
  }
  if (tie.pictures > 0 && isAtMostOpen(core) && bearsOut(comparison)) {
    const base = PICTURE_SCORE + (tie.pictures > 1 ? MORE_PICTURES : 0);
    verdicts.push({ rule: 'picture', score: scored(base, comparison), state: 'auto', features });
  }
  const [best] = verdicts.sort((a, b) => b.score - a.score);
  if (best !== undefined) return best;
  const rule = tie.pictures > 0 ? 'picture' : 'lineage';
  return { rule, score: scored(PROPOSED_BY_TIE, comparison), state: 'proposed', features };
}

/** An old picture is put beside other news: told of another place, the rest must be told alike. */
function bearsOut({ thing, status, place }: Comparison): boolean {
  return place !== 'contradictory' || (thing === 'same' && status === 'same');
}

/** Whether a telling only tells again what the one it carries told. */
function carriesOver(
  comparison: Comparison,
  lineage: NonNullable<Tie['lineage']>,
  showsMore: boolean,
): boolean {
  const { thing, owner, time, place, count, status } = comparison;
  // "Captured last week, now destroyed": stages of one item, when it is the quoted one.
  if (!isAtMostOpen(worstOf([thing, owner, count])) || time === 'contradictory') return false;
  if (lineage === 'repost' || lineage === 'translation') return true;
  const isToldAlike = worstOf([thing, owner, status]) === 'same';
  // Another view of it, or another vehicle: only the very same words for it decide.
  if (lineage === 'quote') return !showsMore || (isToldAlike && place === 'same');
  return !showsMore && isToldAlike && isAtMostOpen(place) && time !== 'doubtful';
}

const TEXT_BASE = 0.5;
/** Days between reports that may still be of one event: with a place, and without. */
export const NEWS_DAYS = 21;
export const NEWS_DAYS_ANYWHERE = 4;

/**
 * Whether two tellings that nothing ties may be of one item: for a reviewer to say, however alike.
 * What neither words nor place nor day narrow down is not worth anybody's time.
 */
export function judgeText(comparison: Comparison, a: LossFacts, b: LossFacts): Verdict | null {
  const { thing, owner, time, place, count } = comparison;
  if ([thing, owner, time, place].includes('contradictory')) return null;
  const isPlaced = a.place_name !== null && b.place_name !== null && place !== 'doubtful';
  const apart = daysApartAtMost(a, b);
  if (apart === null || apart > (isPlaced ? NEWS_DAYS : NEWS_DAYS_ANYWHERE)) return null;
  const vague = [thing, owner, count, time === 'doubtful' ? 'doubtful' : 'same'];
  const most = isPlaced ? 2 : 1;
  if (vague.filter((each) => each !== 'same').length > most) return null;
  const features = { ...comparison, lineage: null, pictures: 0, shows_more: false };
  return { rule: 'text', score: scored(TEXT_BASE, comparison), state: 'proposed', features };
}

/** Days between the last days on which either may have happened; null where one is not known. */
function daysApartAtMost(a: LossFacts, b: LossFacts): number | null {
  if (a.loss_date_end === null || b.loss_date_end === null) return null;
  return Math.abs(daysBetween(a.loss_date_end, b.loss_date_end));
}

export function isAtMostOpen(agreement: Agreement): boolean {
  return agreement === 'same' || agreement === 'open';
}

function scored(base: number, comparison: Comparison): number {
  const taken =
    DEDUCTIONS.thing[comparison.thing] +
    DEDUCTIONS.owner[comparison.owner] +
    DEDUCTIONS.time[comparison.time] +
    DEDUCTIONS.place[comparison.place] +
    DEDUCTIONS.cause[comparison.cause] +
    DEDUCTIONS.status[comparison.status] +
    DEDUCTIONS.count[comparison.count];
  return Math.round((base - taken) * 1_000) / 1_000;
}
