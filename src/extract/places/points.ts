/** WGS 84 decimal degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Length of one degree of latitude, km (mean Earth radius 6371 km). */
const KM_PER_DEGREE = 111.19;
/** Five decimals tell about a metre. */
const DECIMALS = 1e5;

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}

function kmPerDegreeOfLongitude(latitude: number): number {
  return KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
}

export function roundedPoint({ latitude, longitude }: Point): Point {
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** The point a distance away on a compass bearing; plane geometry is exact enough below 300 km. */
export function shifted(from: Point, bearingDegrees: number, distanceKm: number): Point {
  const bearing = (bearingDegrees * Math.PI) / 180;
  const north = (distanceKm * Math.cos(bearing)) / KM_PER_DEGREE;
  const east = (distanceKm * Math.sin(bearing)) / kmPerDegreeOfLongitude(from.latitude);
  return roundedPoint({ latitude: from.latitude + north, longitude: from.longitude + east });
}

/** Plane distance, km: off by under a percent within one theatre of war. */
export function distanceKm(a: Point, b: Point): number {
  const north = (a.latitude - b.latitude) * KM_PER_DEGREE;
  const parallel = kmPerDegreeOfLongitude((a.latitude + b.latitude) / 2);
  return Math.hypot(north, (a.longitude - b.longitude) * parallel);
}

export function midpoint(a: Point, b: Point): Point {
  return roundedPoint({
    latitude: (a.latitude + b.latitude) / 2,
    longitude: (a.longitude + b.longitude) / 2,
  });
}
