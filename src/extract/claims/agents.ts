import { type Attacker, doerOf, sideInDative } from './doers.ts';
import type { StatusMention, TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Patients } from './patients.ts';
import type { SentenceView } from './sentence-view.ts';
import { spansOverlap } from './spans.ts';
import { type Cause, causeOf, strikerAmong } from './strikers.ts';

/** Who did it and with what. */
export interface Agent {
  readonly cause: Cause | null;
  readonly attacker: Attacker | null;
  /** Whose loss the status itself tells: "Russia lost …", "abandoned by Russian troops". */
  readonly loser: Attacker | null;
}

/** Items of a sentence on either side of a status among which its agent is looked for. */
const PHRASES_WEIGHED = 64;

const NONE_LOST: ReadonlySet<NounPhrase> = new Set();

/** Reads the agent of one status, between the statuses before and after it. */
export function agentOf(
  view: SentenceView,
  status: StatusMention,
  patients: Patients,
  stretch: TokenSpan,
  lost: ReadonlySet<NounPhrase> = NONE_LOST,
): Agent {
  const others = view
    .phrasesWithin(within(view, status, stretch))
    .filter(
      (phrase) =>
        !patients.phrases.some(
          (patient) => spansOverlap(patient, phrase) || isNamedAgain(phrase, patient),
        ),
    )
    .filter(
      (phrase) => !lost.has(phrase) || phrase.governor === 'by' || phrase.governor === 'with',
    );
  const striker = strikerAmong(view, others, status, patients);
  const cause = striker === null ? null : causeOf(striker);
  const doer = doerOf(view, status, patients, stretch, lost);
  const bereft = sideInDative(view, status);
  if (bereft !== null) return { cause, attacker: striker?.owner ?? null, loser: bereft };
  const { voice, status: said } = patients.word;
  const isLossBy = voice === 'noun' && patients.word.tag === 'lost';
  if (voice === 'loses' || isLossBy)
    return { cause, attacker: striker?.owner ?? null, loser: doer };
  if (said === 'abandoned') return { cause, attacker: null, loser: doer };
  return { cause, attacker: striker?.owner ?? doer, loser: null };
}

/** "The first Abrams is done, they burnt the M1A1": the item itself under another name. */
function isNamedAgain({ item, governor }: NounPhrase, patient: NounPhrase): boolean {
  if (governor === 'by' || governor === 'with' || item.model === null) return false;
  return item.model.model === patient.item.model?.model;
}

/** A sentence may list thousands of items; who did it stands among those around the status. */
function within(view: SentenceView, { start }: StatusMention, stretch: TokenSpan): TokenSpan {
  const order = view.lastPhraseBefore(start);
  const first = view.phrases[order - PHRASES_WEIGHED]?.start ?? stretch.start;
  const last = view.phrases[order + PHRASES_WEIGHED]?.end ?? stretch.end;
  return { start: Math.max(stretch.start, first), end: Math.min(stretch.end, last) };
}
