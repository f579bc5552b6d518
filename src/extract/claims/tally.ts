import type { SentenceView } from './sentence-view.ts';

/** From this many items of a kind on, a count is an official's, not an eye's. */
export const CERTAIN_TALLY = 30;
/** With words such as "since the start", a smaller sum is a count too. */
const TALLY_SUM = 3;
/** With words such as "over the past day". */
const PERIOD_SUM = 5;
/** Items of which each is named by its model: who counts so few saw them. */
const LARGEST_SEEN = 12;

/** Entries of a list of totals ("танки – 3253 (+4)") that make the sentence one. */
const LIST_ENTRIES = 2;

/** Models with a bare total right after them: "2S1 308, 2S3 184, 2S19 221". */
const MODEL_ENTRIES = 3;

/** The daily list of a general staff: classes with running totals, not items. */
export function isListOfTotals(view: SentenceView): boolean {
  let entries = 0;
  let totals = 0;
  if (isListOfCounts(view)) return true;
  for (const { item, number } of view.phrases) {
    // A general staff counts classes; who counts models saw them.
    if (item.named && number !== null) return hasIncrease(view);
    if (item.named) {
      totals += isTotalAt(view, item.end) ? 1 : 0;
      if (totals >= MODEL_ENTRIES) return true;
      continue;
    }
    const mark = view.token(item.end);
    const isMark = mark?.kind === 'hyphen' || mark?.norm === ':';
    if (isMark && view.token(item.end + 1)?.kind === 'number') entries += 1;
    // "танки 11 355, літаки 428": the total right after the class.
    else if (isTotalAt(view, item.end)) entries += 1;
    if (entries >= LIST_ENTRIES) return true;
  }
  return hasIncrease(view) || isTotal(view) || sumsUpClasses(view);
}

/** Classes with a bare count behind each that make a general staff's list. */
const COUNTED_CLASSES = 3;

/** "знищено: танків 3, ББМ 7, автоцистерн 64": classes in the genitive, each with its count behind. */
function isListOfCounts(view: SentenceView): boolean {
  if (view.phrases.length < COUNTED_CLASSES) return false;
  let counted = 0;
  let inGenitive = false;
  for (const { item } of view.phrases) {
    if (item.named) return false;
    const count = view.token(item.end);
    if (count?.kind !== 'number' || view.is(item.end + 1, 'measure')) continue;
    counted += 1;
    inGenitive ||= GENITIVE_CLASS.test(view.token(item.end - 1)?.norm ?? '');
  }
  return inGenitive && counted >= COUNTED_CLASSES;
}

const GENITIVE_CLASS = /[оеії][вй]$/;

/** From this count on, a line such as "Tanks destroyed: 37" sums up. */
const SMALLEST_TOTAL = 10;

/** "Tanks destroyed: 37" */
function isTotal(view: SentenceView): boolean {
  const first = view.phrases[0];
  const colon = view.sentence.end - 2;
  if (first === undefined || first.item.named || first.start !== view.sentence.start) return false;
  if (view.token(colon)?.norm !== ':' || view.statusBefore(colon) === undefined) return false;
  return Number(view.token(colon + 1)?.norm) >= SMALLEST_TOTAL;
}

const PIECES_REACH = 3;

/** "бросила больше 200 единиц: танки, САУ, грузовики": one sum over classes, no item seen. */
function sumsUpClasses(view: SentenceView): boolean {
  if (view.phrases.some(({ item }) => item.named)) return false;
  const piece = view.firstOf('piece');
  if (piece === -1) return false;
  for (let at = piece - 1; at >= piece - PIECES_REACH; at -= 1) {
    if (view.token(at)?.kind === 'number' && Number(view.token(at)?.norm) >= CERTAIN_TALLY)
      return view.phrases.every(({ number }) => number === null || number.start === at);
  }
  return false;
}

/** A number of several figures that is no calibre. */
function isTotalAt(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.kind !== 'number' || token.norm.length < 2) return false;
  return !view.is(at + 1, 'measure') && view.token(at + 1)?.kind !== 'hyphen';
}

/** "(+4)" */
function hasIncrease(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  for (let at = start; at + 2 < end; at += 1) {
    if (view.token(at)?.norm !== '(' || view.token(at + 1)?.norm !== '+') continue;
    if (view.token(at + 2)?.kind === 'number') return true;
  }
  return false;
}

/** "Минобороны: ударом «Искандера» по станции уничтожены пять танков": a ministry on one strike. */
function tellsOneStrike(view: SentenceView): boolean {
  if (!view.has('blow')) return false;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (!view.is(at, 'count_period')) continue;
    const word = view.token(at)?.norm ?? '';
    if (!word.startsWith('мин') && !word.startsWith('обороны')) return false;
  }
  return true;
}

/** "За добу: дві «Мсти-Б», «Ураган»": a general staff counts classes; who names models saw them. */
function namesAllModels(view: SentenceView): boolean {
  const items = view.phrases.filter(({ barred, item }) => !barred && !item.munition);
  const named = items.filter(({ item }) => item.named).length;
  return named > 0 && named * 2 > items.length;
}

/** "so far", "станом на": what a place holds by now, no count since the war began. */
function isStanding(view: SentenceView): boolean {
  const at = view.firstOf('tally');
  return at === -1 || /^(?:so|станом)$/.test(view.token(at)?.norm ?? '');
}

const COUNTS = /^(?:count|counted)$/;

/** "I count 31 destroyed BMPs" */
function isEyewitness(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const norm = view.token(at)?.norm;
    if (norm === 'i' && COUNTS.test(view.token(at + 1)?.norm ?? '')) return true;
  }
  return false;
}

/** Whether the quantities a sentence tells are a count kept by officials, not items seen. */
export function isTally(
  view: SentenceView,
  quantities: readonly (number | null)[],
  textHasTallyWords: boolean,
): boolean {
  const numbers = quantities.filter((quantity) => quantity !== null);
  if (numbers.some((quantity) => quantity >= CERTAIN_TALLY)) return !isEyewitness(view);
  const sum = numbers.reduce((total, quantity) => total + quantity, 0);
  const isNamed = namesAllModels(view);
  const isCounted = numbers.length === quantities.length;
  if (isNamed && isCounted && sum < LARGEST_SEEN && isStanding(view)) return false;
  if (view.has('tally')) return sum >= TALLY_SUM || !isCounted;
  if (view.has('count_period') && !tellsOneStrike(view) && !isNamed) return sum >= PERIOD_SUM;
  return textHasTallyWords && quantities.length > 1 && sum >= PERIOD_SUM;
}
