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

/** The sentences of a text that hold the spans, in order, with … for what is left out. */
export function sentencesAround(text: string, spans: readonly Stretch[]): string {
  if (text.length <= SHOWN_WHOLE) return oneLine(text);
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
  let out = '';
  let at = 0;
  for (const { start, end } of shown) {
    const between = text.slice(at, start);
    out += between.trim() === '' ? between : ' … ';
    out += text.slice(start, end);
    at = end;
  }
  if (text.slice(at).trim() !== '') out += ' …';
  return oneLine(out);
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
  return text.replace(/\s+/g, ' ').trim();
}
