interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Length of one degree of latitude, km (mean Earth radius 6371 km). */
const KM_PER_DEGREE = 111.19;
const DECIMALS = 1e5;

/** The point a distance away on a compass bearing; plane geometry is exact enough below 100 km. */
export function shifted(from: Point, bearingDegrees: number, distanceKm: number): Point {
  const bearing = (bearingDegrees * Math.PI) / 180;
  const north = (distanceKm * Math.cos(bearing)) / KM_PER_DEGREE;
  const parallel = KM_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
  const east = (distanceKm * Math.sin(bearing)) / parallel;
  return {
    latitude: Math.round((from.latitude + north) * DECIMALS) / DECIMALS,
    longitude: Math.round((from.longitude + east) * DECIMALS) / DECIMALS,
  };
}
