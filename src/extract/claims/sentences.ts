import type { Token } from '../tokens/tokenize.ts';
import type { TokenSpan } from './grammar-scan.ts';

/** Words a full stop may follow without ending the sentence. */
const ABBREVIATIONS = new Set(
  'obr mod mk обр approx no nr vs st mt lt col gen sgt u s e g i etc obl обл р с м н п смт ім вул тис млн од шт пос пгт ул им г ед рос укр'.split(
    ' ',
  ),
);

/** The same before a number only: "Feb. 7". */
const MONTH_ABBREVIATIONS = new Set(
  'jan feb mar apr jun jul aug sep sept oct nov dec січ лют квіт черв серп жовт груд янв фев февр апр авг сен сент окт нояб дек'.split(
    ' ',
  ),
);

/** A sentence of the text, over tokens [start, end). */
export interface Sentence extends TokenSpan {
  /** It closes with a question mark. */
  readonly asks: boolean;
  /** It stands on its own line and closes with a colon. */
  readonly isHeading: boolean;
  /** Index of the block of lines without a blank one between them. */
  readonly paragraph: number;
}

export function splitSentences(tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let paragraph = 0;
  const close = (end: number, next: number): void => {
    if (end > start) {
      const last = tokens[end - 1];
      const stop = tokens[end];
      const isHeading = last?.norm === ':' && (stop === undefined || stop.kind === 'newline');
      sentences.push({ start, end, asks: stop?.norm === '?', isHeading, paragraph });
    }
    start = next;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === 'newline') {
      const isBlank = tokens[at + 1]?.kind === 'newline';
      if (isBlank || endsLine(tokens, at)) close(at, at + 1);
      if (isBlank) paragraph += 1;
    } else if (endsSentence(tokens, at)) close(at, at + 1);
  }
  close(tokens.length, tokens.length);
  return sentences;
}

/** A line that goes on in lower case is only wrapped, but for one that begins as "destroyed:" does. */
function endsLine(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const last = tokens[at - 1];
  if (tokens[at + 2]?.norm === ':') return true;
  if (next?.kind !== 'word' || next.capital) return true;
  return last?.kind === 'punct' && last.norm !== ',';
}

function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'punct') return false;
  // "(s/n 5?) destroyed": a doubt in brackets.
  if ((token.norm === '!' || token.norm === '?') && tokens[at + 1]?.norm === ')') return false;
  if (token.norm === '!' || token.norm === '?' || token.norm === ';' || token.norm === '…')
    return true;
  if (token.norm !== '.') return false;
  const next = tokens[at + 1];
  if (next === undefined || next.kind === 'newline') return true;
  if (next.glued) return false;
  const before = tokens[at - 1];
  const isAbbreviated = before?.kind === 'word' && token.glued && ABBREVIATIONS.has(before.norm);
  if (isAbbreviated && !closesDesignator(tokens, at - 1)) return false;
  if (next.kind === 'number' && token.glued && MONTH_ABBREVIATIONS.has(before?.norm ?? '')) {
    return false;
  }
  return next.kind !== 'word' || next.capital;
}

/** The last letter of "Т-90М." is no abbreviation. */
function closesDesignator(tokens: readonly Token[], letter: number): boolean {
  const [hyphen, number] = [tokens[letter - 2], tokens[letter - 1]];
  return tokens[letter]?.glued === true && number?.kind === 'number' && hyphen?.kind === 'hyphen';
}
