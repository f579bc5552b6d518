import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

const ITS = new Set(['its', 'their']);
const TELLS =
  /^(?:said|says|say|confirmed|confirms|admitted|admits|acknowledged|acknowledges|reported|reports|announced|conceded)$/;

/** "Ukraine's navy said its ship had sunk" */
export function ownerWhoTells(view: SentenceView, phrase: NounPhrase): Owner | null {
  if (phrase.isCyrillic || !beginsWithIts(view, phrase)) return null;
  let tells = false;
  for (let at = phrase.start - 1; at >= view.sentence.start; at -= 1) {
    tells ||= TELLS.test(view.token(at)?.norm ?? '');
    const side = view.scan.sideOver.get(at);
    if (side === undefined || side.side.role === 'donor') continue;
    return tells ? ownerFrom(side) : null;
  }
  return null;
}

/** "its ship", "that its reconnaissance ship Simferopol" */
function beginsWithIts(view: SentenceView, { start, item }: NounPhrase): boolean {
  for (let at = start; at < item.start; at += 1) {
    if (ITS.has(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}

const CONCEDES = /^(?:conceded|concedes|admitted|admits|acknowledged|acknowledges)$/;
const CONCEDES_REACH = 6;

/** "…, Russian officials conceded": nobody concedes what the other side lost. */
export function ownerWhoConcedes(view: SentenceView): Owner | null {
  if (!view.once('concedes', () => hasWord(view, CONCEDES))) return null;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (!CONCEDES.test(view.token(at)?.norm ?? '')) continue;
    const side = sideBefore(view, at);
    if (side !== null) return ownerFrom(side);
  }
  return null;
}

const CONFIRMS =
  /^(?:confirm|confirms|confirmed|confirming|підтверди(?:в|ла|ло|ли)|підтверджує|підтверджують|подтверди(?:л|ла|ло|ли)|подтверждает|подтверждают|визна(?:в|ла|ло|ли)|признал[аио]?)$/;
const LOSS = /^(?:lost|loss|losses|втрат|втрач|утрат|потер)/;

/**
 * "The General Staff of Ukraine confirmed that a MiG-29 had been lost": what a side confirms to be
 * lost, not destroyed or struck, is its own.
 */
export function ownerWhoConfirms(readings: readonly Reading[]): Owner | null {
  for (const { view, status } of readings) {
    if (!LOSS.test(view.token(status.start)?.norm ?? '')) continue;
    if (!view.once('confirms', () => hasWord(view, CONFIRMS))) continue;
    for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
      if (!CONFIRMS.test(view.token(at)?.norm ?? '')) continue;
      const side = sideBefore(view, at) ?? sideBehind(view, at);
      if (side !== null) return ownerFrom(side);
    }
  }
  return null;
}

function sideBefore(view: SentenceView, verb: number): SideMention | null {
  for (let at = verb - 1; at >= verb - CONCEDES_REACH; at -= 1) {
    const side = view.scan.sideOver.get(at);
    if (side !== undefined && side.side.role !== 'donor') return side;
  }
  return null;
}

/** "confirmed by the air force of Ukraine", "підтвердили у Повітряних силах" */
function sideBehind(view: SentenceView, verb: number): SideMention | null {
  for (let at = verb + 1; at <= verb + CONCEDES_REACH; at += 1) {
    if (view.statusAt(at) !== undefined || view.phraseAt(at) !== undefined) return null;
    const side = view.scan.sideOver.get(at);
    if (side !== undefined && side.side.role === 'force') return side;
  }
  return null;
}

function hasWord(view: SentenceView, words: RegExp): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (words.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
