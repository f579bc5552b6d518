import type { Owner } from './grammar-scan.ts';
import type { SentenceView } from './sentence-view.ts';

/** "Side", "Owner", "Operator": what a line of a record calls the one whose item it is. */
const LABEL =
  /^(?:side|owner|operator|belligerent|user|country|loss|losses|сторона|власник|належність|належить|втрата|владелец|принадлежность|принадлежит|потеря)$/;
/** Marks before a label: bullets, "#". */
const MARKS = 3;
/** Tokens from the colon to the side it names. */
const SIDE_REACH = 3;

export interface LabelledSide {
  readonly paragraph: number;
  readonly owner: Owner;
}

/** The lines that tell nothing but whose an item is: "Side: UKR", "#Owner: Russia". */
export function labelledSides(views: readonly SentenceView[]): readonly LabelledSide[] {
  return views.flatMap((view) => {
    const owner = sideAfterLabel(view);
    return owner === null ? [] : [{ paragraph: view.sentence.paragraph, owner }];
  });
}

/** The one of the item's own paragraph, else the one that all the lines name. */
export function labelledOwner(
  { sentence }: SentenceView,
  labelled: readonly LabelledSide[],
): Owner | null {
  const own = labelled.find(({ paragraph }) => paragraph === sentence.paragraph);
  if (own !== undefined) return own.owner;
  const [first, ...others] = labelled;
  if (first === undefined) return null;
  return others.every(({ owner }) => owner.code === first.owner.code) ? first.owner : null;
}

function sideAfterLabel(view: SentenceView): Owner | null {
  const { start, end } = view.sentence;
  if (view.phrases.length > 0 || view.statuses.length > 0) return null;
  let at = start;
  while (at < start + MARKS && view.token(at)?.kind !== 'word') at += 1;
  if (!LABEL.test(view.token(at)?.norm ?? '') || view.token(at + 1)?.norm !== ':') return null;
  for (let side = at + 2; side < Math.min(at + 2 + SIDE_REACH, end); side += 1) {
    const mention = view.scan.sideOver.get(side);
    if (mention === undefined || mention.side.role === 'donor') continue;
    return {
      start: mention.start,
      end: mention.end,
      code: mention.side.code,
      tag: mention.side.tag,
    };
  }
  return null;
}
