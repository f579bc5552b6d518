import type { Located, LocatedCandidate } from '../extract/places/gazetteer/locate-text.ts';
import { counted, printable, table } from './output.ts';

/** Candidates shown to a person; the rest are namesakes far down. */
const MOST_SHOWN = 10;

/** An answer of `locate` as a person reads it: a block of lines. */
export function locatedText(asked: string, { outcome, candidates }: Located): string {
  const name = printable(asked);
  if (outcome === 'none') {
    const hint = /\p{Lu}/u.test(name) ? '' : ' With a capital, more misspellings are read.';
    return `${name}: no place of that name is known.${hint}\n`;
  }
  const heading =
    outcome === 'resolved'
      ? `${name}: resolved`
      : `${name}: ambiguous, ${counted(candidates.length, 'place')} may be meant`;
  const shown = candidates.slice(0, MOST_SHOWN);
  const rows = table(
    ['SCORE', 'PLACE', 'REGION', 'COUNTRY', 'POINT', 'PRECISION', 'PLACE ID'],
    shown.map((each) => [
      each.score,
      each.name,
      each.admin1,
      each.country,
      pointOf(each),
      precisionOf(each),
      each.place_id,
    ]),
  );
  const more = candidates.length - shown.length;
  return `${heading}\n${rows}\n${more > 0 ? `and ${more} more; --json for all\n` : ''}`;
}

function pointOf({ latitude, longitude }: LocatedCandidate): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}

/** UCDP's precision of place, and how far off the point may be. */
function precisionOf({ where_prec, uncertainty_km }: LocatedCandidate): string | null {
  if (where_prec === null) return null;
  return uncertainty_km === null ? `${where_prec}` : `${where_prec}, within ${uncertainty_km} km`;
}
