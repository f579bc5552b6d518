import type { LossFacts } from '../../domain/loss.ts';
import { extentKm } from '../../ledger/matching/place-agreement.ts';
import type { sightingKeys } from '../schema/index.ts';

type Outline = Omit<typeof sightingKeys.$inferInsert, 'key' | 'sightingId'>;

/**
 * As much of a telling as its keys hold, so that those that cannot be of one item with another need not
 * be read. A region has no point here: what lies in it may be far from its centre.
 */
export function outlineOf(facts: LossFacts): Outline {
  const isRegion = facts.where_prec === 4 || facts.where_prec === 6;
  const isPoint = !isRegion && facts.latitude !== null && facts.longitude !== null;
  return {
    family: facts.family,
    lostBy: facts.lost_by,
    status: facts.status,
    startedOn: facts.loss_date_start,
    endedOn: facts.loss_date_end,
    placeId: facts.place_id,
    latitude: isPoint ? facts.latitude : null,
    longitude: isPoint ? facts.longitude : null,
    reachKm: isPoint ? extentKm(facts) : null,
  };
}
