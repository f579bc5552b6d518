import type { Owner, SideMention } from './grammar-scan.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

const FROM = new Set(['у', 'в']);
const NOSE = /^(?:носа|носу)$/;
/** Tokens between the verb and "у россиян". */
const REACH = 4;

/** "захваченный у россиян", "відбили у росіян", "угнали из-под носа у …": from whom it was taken. */
export function ownerTakenFrom(readings: readonly Reading[]): Owner | null {
  for (const { status, view, word } of readings) {
    if (word.status !== 'captured' || view.token(status.start)?.cyrillic !== true) continue;
    const taken = sideFrom(view, status.end, status.end + REACH) ?? sideUnderWhoseNose(view);
    if (taken === null) continue;
    const { start, end, side } = taken;
    return { start, end, code: side.code, tag: side.tag };
  }
  return null;
}

function sideFrom(view: SentenceView, from: number, to: number): SideMention | null {
  for (let at = from; at < to; at += 1) {
    if (!FROM.has(view.token(at)?.norm ?? '')) continue;
    const taken = view.scan.sideOver.get(at + 1);
    if (taken?.side.role === 'force') return taken;
  }
  return null;
}

function sideUnderWhoseNose(view: SentenceView): SideMention | null {
  if (!view.once('nose', () => hasNose(view))) return null;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (NOSE.test(view.token(at)?.norm ?? '')) return sideFrom(view, at + 1, at + 2);
  }
  return null;
}

function hasNose(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (NOSE.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
