import type { Claim } from '../../domain/claim.ts';
import type { ClaimDates } from '../dates/claim-dates/claim-dates.ts';
import type { Token } from '../tokens/tokenize.ts';
import { assembleClaim } from './assemble.ts';
import type { ClaimPlaces } from './claim-places.ts';
import { type Draft, draftsOf } from './drafts.ts';
import type { Grammar, Owner } from './grammar.ts';
import { Headings } from './headings.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { type OwnerReading, ownerOf } from './owners.ts';
import { type Quantity, quantityOf } from './quantities.ts';
import { readingsOf } from './readings.ts';
import { isRepeat } from './repeats.ts';
import type { SentenceView } from './sentence-view.ts';
import { hullOf } from './spans.ts';
import { isListOfTotals, isTally } from './tally.ts';

/** What the sentences of one text are read with. */
export interface TextContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  readonly places: ClaimPlaces;
  readonly dates: ClaimDates;
  readonly postDay: string | null;
  readonly isUkrainian: boolean;
  readonly extractor: string;
}

interface Drafted {
  readonly draft: Draft;
  readonly owner: OwnerReading | null;
  readonly quantity: Quantity;
}

/** Reads the sentences in order; headings and owners carry over from one to the next. */
export function readSentences(
  views: readonly SentenceView[],
  context: TextContext,
): readonly Claim[] {
  const reader = new SentenceReader(
    context,
    views.some((view) => view.has('tally')),
  );
  return views.flatMap((view) => reader.read(view));
}

class SentenceReader {
  private readonly context: TextContext;
  private readonly textHasTallyWords: boolean;
  private readonly headings = new Headings();
  private previousOwner: Owner | null = null;
  private readonly told: { readonly claim: Claim; readonly phrase: NounPhrase }[] = [];

  constructor(context: TextContext, textHasTallyWords: boolean) {
    this.context = context;
    this.textHasTallyWords = textHasTallyWords;
  }

  read(view: SentenceView): readonly Claim[] {
    if (isListOfTotals(view)) return [];
    const readings = readingsOf(view);
    const said = readings.length > 0 ? readings : this.headings.readingsFor(view);
    this.headings.note(view);
    if (said.length === 0) return [];
    const drafted = draftsOf(view, said).map((draft) => this.complete(view, draft));
    const quantities = drafted.map(({ quantity }) => quantity.value);
    const kind = isTally(view, quantities, this.textHasTallyWords) ? 'tally' : 'loss';
    return drafted.flatMap((parts) => this.claim(view, parts, kind));
  }

  private complete(view: SentenceView, draft: Draft): Drafted {
    const voice = draft.readings[0]?.word.voice ?? 'participle';
    const owner = ownerOf(
      view,
      draft.phrase,
      draft.readings,
      {
        heading: this.headings.ownerFor(view),
        previous: this.previousOwner,
        isUkrainian: this.context.isUkrainian,
      },
      this.context.grammar,
    );
    if (owner !== null && !owner.inferred) this.previousOwner = owner.owner;
    return { draft, owner, quantity: quantityOf(view, draft.phrase, voice) };
  }

  private claim(view: SentenceView, drafted: Drafted, kind: Claim['kind']): readonly Claim[] {
    const { text, tokens, places, dates, postDay, extractor } = this.context;
    const { phrase, statusSpan } = drafted.draft;
    const claim = assembleClaim({
      draft: drafted.draft,
      owner: drafted.owner,
      quantity: drafted.quantity,
      kind,
      place: places.placeFor(view.sentence, Math.max(statusSpan.end, phrase.end)),
      date: dates.dateFor(view.sentence, hullOf(statusSpan, phrase)),
      postDay,
      text,
      tokens,
      extractor,
    });
    if (claim === null || this.isToldBefore(claim, phrase)) return [];
    this.told.push({ claim, phrase });
    return [claim];
  }

  /** Only the last few claims can be meant again. */
  private isToldBefore(claim: Claim, phrase: NounPhrase): boolean {
    return this.told
      .slice(-REPEAT_REACH)
      .some((earlier) => earlier.phrase !== phrase && isRepeat(earlier.claim, claim, phrase));
  }
}

const REPEAT_REACH = 12;
