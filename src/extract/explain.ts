import type { Claim, Span } from '../domain/claim.ts';
import type { Analysis } from './analyse-text.ts';
import { DOUBTS_IN_WORDS, doubtsNamedIn } from './claims/confidence.ts';
import { factualityOf } from './claims/doubt.ts';
import type { StatusMention, TokenSpan } from './claims/grammar-scan.ts';
import type { NounPhrase } from './claims/noun-phrases.ts';
import { findPatients } from './claims/patients.ts';
import { readSentences } from './claims/read-sentences.ts';
import type { SentenceView } from './claims/sentence-view.ts';
import { isListOfTotals } from './claims/tally.ts';
import type { DateMention } from './dates/claim-dates/date-mention.ts';
import type { PlaceMention } from './places/place-mention.ts';
import type { Token } from './tokens/tokenize.ts';

/** A piece of the text and what it was taken for. */
export interface ExplainedMention {
  readonly span: Span;
  readonly text: string;
  readonly taken_for: string;
}

export interface ExplainedSentence {
  readonly span: Span;
  readonly text: string;
  readonly mentions: readonly ExplainedMention[];
  /** Words that say what happened, each with what became of it. */
  readonly statuses: readonly ExplainedMention[];
}

export interface ExplainedClaim {
  readonly claim: Claim;
  /** What lowers its confidence, in words. */
  readonly doubts: readonly string[];
}

/** Why a text yields the claims it does. */
export interface Explanation {
  readonly sentences: readonly ExplainedSentence[];
  readonly claims: readonly ExplainedClaim[];
}

/** What was made of each sentence, and why a status gave no claim. */
export function explainAnalysis(text: string, analysis: Analysis | null): Explanation {
  if (analysis === null) return { sentences: [], claims: [] };
  const { views, context, places, dates } = analysis;
  const { tokens } = context;
  const claims = readSentences(views, context);
  const others = [...dates.map(asDate), ...places.mentions.map(asPlace)];
  const piece = (span: TokenSpan, takenFor: string): ExplainedMention => {
    const at = charactersOf(tokens, span);
    return { span: at, text: text.slice(...at), taken_for: takenFor };
  };
  const claimed = new Set(claims.map(({ spans }) => spans.status?.[0]));
  const sentences = views.map((view) => {
    const span = charactersOf(tokens, view.sentence);
    const { start, end } = view.sentence;
    const inside = others.filter((other) => other.start >= start && other.start < end);
    const mentions = [
      ...view.phrases.map((phrase) => piece(phrase.item, nameOf(phrase))),
      ...inside.map((other) => piece(other, other.takenFor)),
    ].sort((a, b) => a.span[0] - b.span[0]);
    const statuses = view.statuses.map((status) => {
      const mention = piece(status, '');
      const fate = claimed.has(mention.span[0]) ? 'gave a claim' : whyNothing(view, status);
      return { ...mention, taken_for: `${status.words[0]?.status ?? ''}: ${fate}` };
    });
    return { span, text: text.slice(...span), mentions, statuses };
  });
  return {
    sentences,
    claims: claims.map((claim) => ({
      claim,
      doubts: doubtsNamedIn(claim).map((doubt) => DOUBTS_IN_WORDS[doubt]),
    })),
  };
}

interface Other extends TokenSpan {
  readonly takenFor: string;
}

function asDate({ start, end, date, use }: DateMention): Other {
  const days = date.from === date.to ? date.to : `${date.from ?? ''} to ${date.to ?? ''}`;
  return {
    start,
    end,
    takenFor: `a date: ${days}${use === 'event' ? '' : `, of something ${use}`}`,
  };
}

function asPlace({ start, end, candidates }: PlaceMention): Other {
  const [first, ...others] = candidates;
  if (first === undefined) return { start, end, takenFor: 'a place that is not known' };
  const more = others.length === 0 ? '' : `, or one of ${others.length} others of the name`;
  return { start, end, takenFor: `a place: ${first.name}, ${first.admin1 ?? first.kind}${more}` };
}

function nameOf({ item, barred, negated, owner, governor }: NounPhrase): string {
  const what =
    item.model?.model ?? item.weapon?.name ?? item.family ?? item.categories.join(' or ');
  const roles = [
    ...(item.munition ? ['a munition, never lost'] : []),
    ...(barred ? ['only names something else'] : []),
    ...(negated ? ['denied'] : []),
    ...(governor === 'by' || governor === 'with' ? ['what struck'] : []),
    ...(owner === null ? [] : [`of ${owner.code}`]),
  ];
  return [what, ...roles].join(', ');
}

/** Why a word of destruction came to nothing. */
function whyNothing(view: SentenceView, status: StatusMention): string {
  if (isListOfTotals(view)) return 'in a list of running totals';
  const patients = findPatients(view, status);
  if (patients === null) return 'said of no item that can be lost';
  if (factualityOf(view, status, patients.phrases) === 'none') {
    return 'not told as a fact: denied, planned, played, trained or of another war';
  }
  return 'said again of an item already told, or part of another reading';
}

function charactersOf(tokens: readonly Token[], span: TokenSpan): Span {
  const start = tokens[span.start]?.start ?? 0;
  return [start, tokens[span.end - 1]?.end ?? start];
}
