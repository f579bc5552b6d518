import { isOfTheTime } from './doers.ts';
import type { Voice } from './grammar-types.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';
import { TOOL } from './tool-case.ts';

/** Words that say someone struck, with nobody named: "shot down", "знищено", "уничтожение". */
const ACTS =
  /^(?:shot|downed|struck|hit|destroyed|destroying|destruction|eliminated|killed|neutralised|neutralized|сбит|збит|підбит|подбит|уничтож|знищ|поражен|уражен|вражен|ликвидирован|ліквідован|уничтожен)/;
/** Tokens after a status in which who did it is looked for. */
const BY_REACH = 12;
/** Tokens between "by" and the people it names: "by crews", "by the 72nd". */
const PEOPLE_REACH = 4;
/** What strikes nobody's: "a fire destroyed". */
const MISHAPS =
  /^(?:fire|blaze|storm|accident|explosion|flood|crash|пожар|пожежа|взрыв|вибух|шторм|ураган|авария|аварія|буря|детонация|детонація)$/;

/**
 * Whether someone is told to have struck, of whichever side: "border guards shot down an Orlan",
 * "разобрали танкисты 25-й бригады", "burnt down by crews of unmanned aircraft".
 */
export function isStruckBySomeone(readings: readonly Reading[]): boolean {
  return readings.some(
    (reading) =>
      reading.word.status !== 'abandoned' &&
      reading.word.voice !== 'loses' &&
      (hasActor(reading) || hasActorBehind(reading) || isByPeople(reading)),
  );
}

/** "Paratroopers burnt a BTR": an active verb behind people or a unit. */
/** Verbs with which nobody acts: "burnt", "crashed", "lost". */
const ACTLESS: ReadonlySet<Voice> = new Set(['subject', 'loses']);

/** "… was shot down", "уничтожено", said of the one side in a text that names the other's forces. */
export function isDoneTo(readings: readonly Reading[]): boolean {
  return readings.some(
    ({ word, view, status }) =>
      (word.status === 'destroyed' || word.status === 'damaged') &&
      !ACTLESS.has(word.voice) &&
      ACTS.test(view.token(status.start)?.norm ?? ''),
  );
}

function hasActor({ view, status, word, active }: Reading): boolean {
  if (!active || word.voice === 'subject' || word.voice === 'noun') return false;
  for (
    let at = status.start - 1;
    at >= Math.max(view.sentence.start, status.start - BY_REACH);
    at -= 1
  ) {
    if (MISHAPS.test(view.token(at)?.norm ?? '')) return false;
    if (isPeople(view, at)) return true;
    if (view.statusAt(at) !== undefined) break;
  }
  return false;
}

const NOMINATIVE_PLURAL = /[иыі]$/;

/** "разобрали танкисты 25-й бригады": in a language of free order the subject may stand behind. */
function hasActorBehind({ view, status: { end }, word }: Reading): boolean {
  if (word.voice !== 'free' && word.voice !== 'active') return false;
  const token = view.token(end);
  return token?.cyrillic === true && NOMINATIVE_PLURAL.test(token.norm) && isPeople(view, end);
}

function isByPeople({ view, status }: Reading): boolean {
  const end = Math.min(view.sentence.end, status.end + BY_REACH);
  for (let at = status.end; at < end; at += 1) {
    if (view.statusAt(at) !== undefined) return false;
    if (isPeopleAsTool(view, at)) return true;
    if (!view.is(at, 'by') || isOfTheTime(view, at, status.end)) continue;
    for (let next = at + 1; next <= at + PEOPLE_REACH && next < end; next += 1) {
      if (isPeople(view, next)) return true;
    }
    return false;
  }
  return false;
}

/** "бійцями", "расчётом", "бригадою": people in the case of who did it. */
function isPeopleAsTool(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  return token?.cyrillic === true && TOOL.test(token.norm) && isPeople(view, at);
}

function isPeople(view: SentenceView, at: number): boolean {
  return view.phraseAt(at) === undefined && (view.is(at, 'people') || view.is(at, 'brigade'));
}
