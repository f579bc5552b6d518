import { toPgSafe } from '../../domain/text.ts';

export interface ReadPoint {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly problem: string | null;
}

const NOWHERE: ReadPoint = { latitude: null, longitude: null, problem: null };

/** "48.5,37.9" in one cell. */
export function readPoint(cell: string): ReadPoint {
  if (cell === '') return NOWHERE;
  const found =
    /^\(?\s{0,9}(-?\d{1,3}(?:\.\d{1,20})?)(?:\s{0,9}[,;]\s{0,9}|\s{1,9})(-?\d{1,3}(?:\.\d{1,20})?)\s{0,9}\)?$/.exec(
      cell,
    );
  if (found === null) return unread(cell);
  return checked(Number(found[1]), Number(found[2]), cell);
}

/** Two cells; a comma in a number is a decimal point. */
export function readCoordinates(latitude: string, longitude: string): ReadPoint {
  if (latitude === '' && longitude === '') return NOWHERE;
  const [north, east] = [decimal(latitude), decimal(longitude)];
  const written = `${latitude}, ${longitude}`;
  return north === null || east === null ? unread(written) : checked(north, east, written);
}

function decimal(cell: string): number | null {
  const text = cell.replace(',', '.');
  return /^-?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

function checked(latitude: number, longitude: number, written: string): ReadPoint {
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // 0, 0 lies in the sea off Africa and is what machines write for "none".
  if (!isOnEarth || (latitude === 0 && longitude === 0)) return unread(written);
  return { latitude, longitude, problem: null };
}

function unread(written: string): ReadPoint {
  return {
    latitude: null,
    longitude: null,
    problem: `"${toPgSafe(written.slice(0, 60))}" is no point on earth that is meant`,
  };
}
