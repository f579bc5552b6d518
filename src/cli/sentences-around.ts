import { splitSentences } from '../extract/claims/sentences.ts';
import { tokenize } from '../extract/tokens/tokenize.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Texts up to this many characters are shown whole. */
const SHOWN_WHOLE = 320;
/** Most characters shown of one sentence. */
const MOST_OF_SENTENCE = 400;
const MOST_SENTENCES = 6;
/** Characters kept before the first span of a sentence that is cut. */
const LEAD = 80;

/** How words that a field was read from are shown. */
export type Mark<Span> = (words: string, span: Span) => string;

/**
 * The sentences of a text that hold the spans, in order, with … for what is left out. `shown` is what
 * becomes of each piece of text, `mark` of the words of a span after that.
 */
export function sentencesAround<Span extends Stretch>(
  text: string,
  spans: readonly Span[],
  shown: (piece: string) => string = (piece) => piece,
  mark: Mark<Span> = (words) => words,
): string {
  const line = (stretch: Stretch): string => marked(text, stretch, spans, shown, mark);
  const stretches = stretchesAround(text, spans);
  let out = '';
  let at = 0;
  for (const stretch of stretches) {
    const between = text.slice(at, stretch.start);
    out += between.trim() === '' ? oneLine(between) : ' … ';
    out += line(stretch);
    at = stretch.end;
  }
  if (text.slice(at).trim() !== '') out += ' …';
  return out.replace(/ {2,}/g, ' ').trim();
}

/** A stretch of a text with the words of its spans marked; spans that overlap are marked as one. */
function marked<Span extends Stretch>(
  text: string,
  stretch: Stretch,
  spans: readonly Span[],
  shown: (piece: string) => string,
  mark: Mark<Span>,
): string {
  let out = '';
  let at = stretch.start;
  for (const { span, start, end } of merged(spans)) {
    if (start < at || end > stretch.end || end === start) continue;
    out += shown(oneLine(text.slice(at, start)));
    out += mark(shown(oneLine(text.slice(start, end))), span);
    at = end;
  }
  return out + shown(oneLine(text.slice(at, stretch.end)));
}

function merged<Span extends Stretch>(
  spans: readonly Span[],
): readonly (Stretch & { readonly span: Span })[] {
  const found: { start: number; end: number; span: Span }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else found.push({ start: span.start, end: span.end, span });
  }
  return found;
}

/** What is shown of a text: whole sentences, the whole where it is short. */
function stretchesAround(text: string, spans: readonly Stretch[]): readonly Stretch[] {
  if (text.length <= SHOWN_WHOLE) return [{ start: 0, end: text.length }];
  const tokens = tokenize(text);
  const sentences = splitSentences(tokens).map(
    ({ start, end }): Stretch => ({
      start: tokens[start]?.start ?? 0,
      // With the mark that closes it.
      end:
        tokens[end]?.kind === 'newline'
          ? endOf(tokens[end - 1])
          : endOf(tokens[end] ?? tokens[end - 1]),
    }),
  );
  const telling = sentences.flatMap((sentence) => {
    const within = spans.filter(({ start, end }) => start < sentence.end && end > sentence.start);
    return within.length === 0 ? [] : [shortened(sentence, within)];
  });
  const shown = telling.slice(0, MOST_SENTENCES);
  if (shown.length === 0) shown.push({ start: 0, end: Math.min(text.length, SHOWN_WHOLE) });
  return shown;
}

function endOf(token: Stretch | undefined): number {
  return token?.end ?? 0;
}

/** A sentence beyond the limit is cut around what it tells. */
function shortened(sentence: Stretch, spans: readonly Stretch[]): Stretch {
  if (sentence.end - sentence.start <= MOST_OF_SENTENCE) return sentence;
  const first = Math.min(...spans.map(({ start }) => start));
  const start = Math.max(sentence.start, first - LEAD);
  return { start, end: Math.min(sentence.end, start + MOST_OF_SENTENCE) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
