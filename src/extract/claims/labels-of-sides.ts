import type { Grammar } from './grammar.ts';
import type { Owner } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

/** Bullets and the like before a label. */
const LABEL_MARKS = 3;
const AT = new Set(['у', 'в']);
const THEM = new Set('них ворога противника'.split(' '));

/** "у них: …", "у нас — …": whose losses a line of a report tells. */
export function ownerOfLabel(
  view: SentenceView,
  speaker: string | null,
  grammar: Grammar,
): Owner | null {
  let at = view.sentence.start;
  while (at < view.sentence.start + LABEL_MARKS && view.token(at)?.kind !== 'word') at += 1;
  const labelled = sideLabel(view, at);
  if (labelled !== null || speaker === null) return labelled;
  const mark = view.token(at + 2);
  if (!AT.has(view.token(at)?.norm ?? '') || (mark?.norm !== ':' && mark?.kind !== 'hyphen'))
    return null;
  const isOurs = view.is(at + 1, 'we');
  if (!isOurs && !THEM.has(view.token(at + 1)?.norm ?? '')) return null;
  const code = isOurs ? speaker : grammar.opponentOf(speaker);
  return code === null ? null : { start: at, end: at + 2, code, tag: null };
}

/** "РФ: 1× БРЭМ-Л, брошена": a side's name and a list; "ВМС: поражены …" only says who tells it. */
function sideLabel(view: SentenceView, at: number): Owner | null {
  const mention = view.scan.sideOver.get(at);
  if (mention === undefined || mention.start !== at || mention.side.role === 'donor') return null;
  // "47-ма бригада: гаубиця знищена": a unit tells of its work.
  if (mention.side.unit) return null;
  const mark = view.token(mention.end);
  const isLabel = mark?.norm === ':' || (mark?.kind === 'hyphen' && !mark.glued);
  if (!isLabel) return null;
  if (view.phraseAt(mention.end + 1)?.start !== mention.end + 1) return null;
  return { start: at, end: mention.end, code: mention.side.code, tag: mention.side.tag };
}

/** "Russian losses", "losses of Russia" in the sentence itself. */
export function ownerOfLosses(view: SentenceView): Owner | null {
  if (view.has('losses')) return ownerBeside(view, view.firstOf('losses'));
  const at = view.has('materiel') ? view.firstOf('materiel') : -1;
  return at !== -1 && view.token(at + 1)?.norm === ':' ? ownerBeside(view, at) : null;
}

function ownerBeside(view: SentenceView, at: number): Owner | null {
  const beside = [at - 1, at + 1, at + 2].map((index) => view.scan.sideOver.get(index));
  const side = beside.find((found) => found !== undefined && found.side.role !== 'donor');
  if (side === undefined) return null;
  return { start: side.start, end: side.end, code: side.side.code, tag: side.side.tag };
}
