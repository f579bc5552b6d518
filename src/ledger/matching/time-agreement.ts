import { daysBetween } from '../../domain/conflict-time.ts';
import type { LossFacts } from '../../domain/loss.ts';
import type { Status } from '../../domain/vocabulary.ts';
import type { Agreement } from './agreement.ts';

/** Days by which two tellings of one event may differ: a night, a late report. */
export const SAME_EVENT_DAYS = 3;

/** What may become of an item later: a wreck may be dragged away, and is not damaged any more. */
const MAY_BECOME: Readonly<Record<Status, readonly Status[]>> = {
  damaged: ['abandoned', 'captured', 'destroyed'],
  abandoned: ['damaged', 'captured', 'destroyed'],
  captured: ['destroyed'],
  destroyed: ['captured'],
};

export type Dated = Pick<LossFacts, 'loss_date_start' | 'loss_date_end' | 'date_basis' | 'status'>;

/**
 * Whether two tellings may be of one item, as to when. A post's day only says "by then": any
 * earlier day agrees with it. Windows apart agree only as stages of one item: abandoned, later
 * captured.
 */
export function timesAgree(a: Dated, b: Dated): Agreement {
  const apart = daysApart(a, b);
  if (apart === 0) return isBounded(a) && isBounded(b) ? 'same' : 'open';
  if (Math.abs(apart) <= SAME_EVENT_DAYS) return 'open';
  const [earlier, later] = apart > 0 ? [a, b] : [b, a];
  return MAY_BECOME[earlier.status].includes(later.status) ? 'doubtful' : 'contradictory';
}

/** Days from the end of the one window to the start of the other; negative when b is first. */
export function daysApart(a: Dated, b: Dated): number {
  const toB = gap(a.loss_date_end, b.loss_date_start);
  const toA = gap(b.loss_date_end, a.loss_date_start);
  return toB > 0 ? toB : toA > 0 ? -toA : 0;
}

function gap(end: string | null, start: string | null): number {
  return end === null || start === null ? 0 : daysBetween(end, start);
}

function isBounded({ loss_date_start, loss_date_end }: Dated): boolean {
  return loss_date_start !== null && loss_date_end !== null;
}
