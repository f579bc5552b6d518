import type { Owner } from './grammar-scan.ts';
import type { Reading } from './readings.ts';

const FROM = new Set(['у', 'в']);
/** Tokens between the verb and "у россиян". */
const REACH = 4;

/** "захваченный у россиян", "відбили у росіян": from whom it was taken. */
export function ownerTakenFrom(readings: readonly Reading[]): Owner | null {
  for (const { status, view, word } of readings) {
    if (word.status !== 'captured' || view.token(status.start)?.cyrillic !== true) continue;
    for (let at = status.end; at < status.end + REACH; at += 1) {
      const taken = FROM.has(view.token(at)?.norm ?? '')
        ? view.scan.sideOver.get(at + 1)
        : undefined;
      if (taken === undefined || taken.side.role !== 'force') continue;
      const { start, end, side } = taken;
      return { start, end, code: side.code, tag: side.tag };
    }
  }
  return null;
}
