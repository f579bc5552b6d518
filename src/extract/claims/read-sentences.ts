import type { Claim } from '../../domain/claim.ts';
import type { ClaimDates } from '../dates/claim-dates/claim-dates.ts';
import type { Token } from '../tokens/tokenize.ts';
import { assembleClaim } from './assemble.ts';
import { attackerAround } from './attackers.ts';
import { CausesAround } from './causes-around.ts';
import type { ClaimPlaces } from './claim-places.ts';

import { type Draft, draftOf } from './drafts.ts';
import { causeOfDroneCrew } from './drone-crews.ts';
import { gatherSaid, type Said } from './gather.ts';
import type { Grammar } from './grammar.ts';
import type { Owner } from './grammar-scan.ts';

import { entryOpenedBy } from './list-entries.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { OwnerReading } from './owner-reading.ts';
import { ownerOf } from './owners.ts';
import { type Quantity, quantityOf } from './quantities.ts';
import { ownerOfRear, type Rears } from './rears.ts';
import { areToldApart, isRepeat, withMore } from './repeats.ts';
import type { SentenceView } from './sentence-view.ts';

import { hullOf } from './spans.ts';
import { isTally } from './tally.ts';
import { TextSides } from './text-sides.ts';
import { captorOf, lostTrophy } from './trophies.ts';

/** What the sentences of one text are read with. */
export interface TextContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  readonly places: ClaimPlaces;
  readonly dates: ClaimDates;
  readonly postDay: string | null;
  /** The side whose language the text is written in; null where both write it. */
  readonly sideOfLanguage: string | null;
  readonly rears: Rears;
  readonly extractor: string;
}

interface Drafted {
  readonly said: Said;
  readonly draft: Draft;
  readonly owner: OwnerReading | null;
  readonly quantity: Quantity;
}

interface Told {
  readonly claim: Claim;
  readonly phrase: NounPhrase;
  /** Its place among the claims. */
  readonly order: number;
}

/** Only the last few claims can be meant again. */
const REPEAT_REACH = 12;

/** The claims of a text, in the order in which it names the items. */
export function readSentences(
  views: readonly SentenceView[],
  context: TextContext,
): readonly Claim[] {
  const said = gatherSaid(views);
  return said.length === 0 ? [] : new TextReader(views, said, context).claims();
}

/** Where all that is told to be anyone's is of one side, the rest is its as well. */
function withOnlyOwner(drafted: readonly Drafted[]): readonly Drafted[] {
  const codes = new Set<string>();
  for (const { owner } of drafted) if (owner !== null) codes.add(owner.owner.code);
  const known = drafted.find(({ owner }) => owner !== null)?.owner ?? null;
  if (known === null || codes.size !== 1) return drafted;
  const owner: OwnerReading = { owner: { ...known.owner, tag: null }, inferred: true };
  return drafted.map((each) => (each.owner === null ? { ...each, owner } : each));
}

class TextReader {
  private readonly views: readonly SentenceView[];
  private readonly causes: CausesAround;
  private readonly said: readonly Said[];
  private readonly context: TextContext;
  private readonly sides: TextSides;
  /** All that was lost is named in one sentence. */
  private readonly isOnlyScene: boolean;
  private previousOwner: Owner | null = null;
  private readonly told: Told[] = [];

  constructor(views: readonly SentenceView[], said: readonly Said[], context: TextContext) {
    this.views = views;
    this.said = said;
    this.causes = new CausesAround(views, said, (one, other) =>
      context.places.areApart(one, other),
    );
    this.context = context;
    this.isOnlyScene = new Set(said.map(({ home }) => home)).size === 1;
    this.sides = new TextSides(views, context.grammar, context.sideOfLanguage);
  }

  claims(): readonly Claim[] {
    const drafted = withOnlyOwner(this.said.map((said) => this.complete(said)));
    const tallies = this.tallies(drafted);
    const claims: Claim[] = [];
    for (const parts of drafted) {
      const claim = this.claim(parts, tallies.has(parts.draft.view) ? 'tally' : 'loss');
      if (claim === null) continue;
      const { phrase } = parts.said;
      const again = this.toldBefore(claim, phrase);
      if (again === undefined) {
        this.told.push({ claim, phrase, order: claims.length });
        claims.push(claim);
      } else claims[again.order] = withMore(claims[again.order] ?? again.claim, claim);
    }
    return claims;
  }

  /** The sentences whose numbers are an official's count. */
  private tallies(drafted: readonly Drafted[]): ReadonlySet<SentenceView> {
    const textHasTallyWords = this.views.some((view) => view.has('tally'));
    const quantities = new Map<SentenceView, (number | null)[]>();
    for (const { draft, quantity } of drafted) {
      const known = quantities.get(draft.view);
      if (known === undefined) quantities.set(draft.view, [quantity.value]);
      else known.push(quantity.value);
    }
    const found = new Set<SentenceView>();
    for (const [view, counts] of quantities) {
      if (isTally(view, counts, textHasTallyWords)) found.add(view);
    }
    return found;
  }

  private complete(said: Said): Drafted {
    const { phrase, home } = said;
    const trophy = lostTrophy(phrase, said.readings);
    const readings = trophy?.since ?? said.readings;
    const bare = draftOf(phrase, readings);
    const cause =
      bare.status === 'captured'
        ? null
        : (bare.agent.cause ?? this.causes.causeOf(said, bare) ?? causeOfDroneCrew(readings));
    const draft = { ...bare, agent: { ...bare.agent, cause } };
    const around = {
      readings,
      heading: said.headingOwner,
      whose: said.headingWhose,
      previous: this.previousOwner,
      sides: this.sides,
    };
    const { grammar } = this.context;
    const captor = trophy === null ? null : captorOf(phrase, trophy, grammar);
    const owner = captor ?? ownerOf(home, phrase, draft.agent, around, grammar);
    if (owner !== null && !owner.inferred) this.previousOwner = owner.owner;
    const voice = readings[0]?.word.voice ?? 'participle';
    const attacker = attackerAround(owner, draft.agent, around, grammar);
    const told = { ...draft, agent: { ...draft.agent, attacker } };
    return { said, draft: told, owner, quantity: quantityOf(home, phrase, voice) };
  }

  private claim({ said, draft, owner, quantity }: Drafted, kind: Claim['kind']): Claim | null {
    const { text, tokens, places, dates, postDay, extractor } = this.context;
    const { phrase, home } = said;
    const stretch = hullOf(home.sentence, draft.view.sentence);
    const anchor = Math.max(home === draft.view ? draft.statusSpan.end : 0, phrase.end);
    const place = places.placeFor(stretch, anchor, this.isOnlyScene);
    return assembleClaim({
      draft,
      owner: owner ?? ownerOfRear(draft, place, this.context.rears),
      quantity,
      kind,
      place,
      date: dates.dateFor(stretch, hullOf(draft.statusSpan, phrase)),
      postDay,
      text,
      tokens,
      extractor,
    });
  }

  private toldBefore(claim: Claim, phrase: NounPhrase): Told | undefined {
    return this.told.slice(-REPEAT_REACH).find(
      // Two parts of one phrase ("the first two", "the others") are no repeats.
      (earlier) =>
        earlier.phrase.item !== phrase.item &&
        isRepeat(earlier.claim, claim, phrase) &&
        !areToldApart(this.context.tokens, earlier, { claim, phrase }) &&
        !this.areEntries(earlier.phrase, phrase),
    );
  }

  /** "1. BMP-2", "2. BMP-2": two of a kind, each with a line of its own. */
  private areEntries(earlier: NounPhrase, later: NounPhrase): boolean {
    const { tokens } = this.context;
    const first = entryOpenedBy(tokens, earlier);
    const second = first === null ? null : entryOpenedBy(tokens, later);
    return second !== null && first !== second;
  }
}
