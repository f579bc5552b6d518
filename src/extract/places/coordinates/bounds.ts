import type { ReferenceData } from '../../../domain/reference.ts';
import type { Point } from '../points.ts';

/** The box that the losses of the conflict lie in, degrees. */
export type Bounds = ReferenceData['conflict']['bounds'];

export function isWithin(bounds: Bounds, { latitude, longitude }: Point): boolean {
  return (
    latitude >= bounds.south &&
    latitude <= bounds.north &&
    longitude >= bounds.west &&
    longitude <= bounds.east
  );
}

/** The point; the same with its numbers changed round where only that lies in the box; else null. */
export function withinBounds(bounds: Bounds, point: Point): Point | null {
  if (isWithin(bounds, point)) return point;
  const swapped = { latitude: point.longitude, longitude: point.latitude };
  return isWithin(bounds, swapped) ? swapped : null;
}
