import { restates } from './appositions.ts';
import { isPerfectActive } from './back-references.ts';
import { Cataphora } from './cataphora.ts';
import { classNounOf, mayMean } from './class-nouns.ts';
import {
  actsOn,
  areRuledApart,
  fitsOwner,
  isDrone,
  isKnownOne,
  isOneOfItsKind,
  isOnesOwn,
  isTelegraphic,
  mayBeOne,
  mayBeRenamed,
  mayPointBack,
  opensItsClause,
} from './co-reference.ts';
import { countAfter } from './counts-after-verbs.ts';
import {
  isCrewed,
  isNameable,
  isOfCrew,
  isShownByPart,
  strikesSomeone,
} from './crews-and-parts.ts';
import { FirstAndSecond } from './first-and-second.ts';
import { formerOrLatter } from './former-and-latter.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import { isNickname } from './named-by-others.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { fitting } from './objects.ts';
import { OneOfSeveral, saysOfSubject } from './one-of-several.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
import { partNumber } from './parts.ts';
import { moreAfter, type Patients } from './patients.ts';
import { isSaidOfHer, namesPerson } from './persons.ts';
import {
  agreesWithSeveral,
  countedAfter,
  countedOut,
  countsMunitions,
  isAnother,
  isSeveral,
  meansEverything,
  meansSeveral,
  singlesOneOut,
} from './pronoun-numbers.ts';
import { isActiveOverPronoun, pointsBack } from './pronouns.ts';
import { type Reading, readPatients } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Sentences back in which what "it" means is looked for. */
const REACH = 3;
/** A text that has named one thing so far goes on about it. */
const REACH_OF_THE_ONLY_ONE = 6;
const SINKS = new Set('sank sinks sunk capsized foundered'.split(' '));
/** Items remembered. */
const MEMORY = 12;

interface Mentioned {
  readonly phrase: NounPhrase;
  readonly view: SentenceView;
  readonly order: number;
  /** "екіпаж Т-64": only its crew was spoken of, so far. */
  readonly byItsCrew: boolean;
  /** One of several: "the other". */
  readonly isPart?: true;
}

/** A comma, an "and", a pronoun before the verb. */
function isMarkedOff(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (view.isListMark(at) || view.is(at, 'object_pronoun')) return true;
  }
  return false;
}

const PRONOUN_REACH = 5;

/** "T-90M near Stepove. Bradleys chewed on it.": not the one the text goes on about. */
function actsOnPronoun(view: SentenceView, { end, governor, isCyrillic: it }: NounPhrase): boolean {
  if (it || governor !== 'none') return false;
  for (let at = end; at < end + PRONOUN_REACH; at += 1) {
    if (view.token(at)?.kind !== 'word' || view.phraseAt(at) !== undefined) return false;
    if (view.token(at)?.norm === 'it') return true;
    if (view.is(at, 'auxiliary') || view.is(at, 'conjunction')) return false;
  }
  return false;
}

/** What was named in the sentences so far, for "it", "the vehicle" and verbs without a subject. */
export class Discourse {
  private mentioned: Mentioned[] = [];
  private readonly singles = new OneOfSeveral();
  private readonly cataphora = new Cataphora();
  private readonly members = new FirstAndSecond();
  private order = 0;

  /** Remembers what a sentence named, once it is read. */
  note(view: SentenceView): void {
    this.order += 1;
    for (const single of this.singles.all)
      this.mentioned.push({ ...single, order: this.order, byItsCrew: false, isPart: true });
    if (view.has('unreal') || view.has('remedy')) return;
    for (const [at, phrase] of view.phrases.entries()) {
      if (restates(view, view.phrases[at - 1], phrase)) continue;
      const byItsCrew = isCrewed(view, phrase);
      if (!byItsCrew && (!isNameable(phrase) || isNickname(view, phrase))) continue;
      if (byItsCrew && phrase.barred && isShownByPart(view, phrase)) {
        const whole = { ...phrase, barred: false };
        this.mentioned.push({ phrase: whole, view, order: this.order, byItsCrew });
        continue;
      }
      const before = this.namedEarlier(view, phrase);
      this.mentioned.push({ phrase, view, byItsCrew, ...before, order: this.order });
    }
    if (this.mentioned.length > MEMORY) this.mentioned = this.mentioned.slice(-MEMORY);
  }

  /** Readings of statuses whose patient an earlier sentence named: "It burned out." */
  readingsOf(
    view: SentenceView,
    unsaid: readonly StatusMention[],
    isTold: (phrase: NounPhrase) => boolean,
  ): readonly Reading[] {
    const several = this.recent().findLast(
      ({ phrase, isPart }) => isPart !== true && isSeveral(phrase),
    );
    const open = several !== undefined && !isTold(several.phrase) ? several : undefined;
    const last = this.recent().findLast(({ phrase }) => phrase.item.named);
    this.singles.begin(view, open, last);
    const named = this.cataphora.readingsOf(view, this.order);
    return [...named, ...unsaid.flatMap((status) => this.readingOf(view, status))];
  }

  private readingOf(view: SentenceView, status: StatusMention): readonly Reading[] {
    return (
      this.readingOfSingle(view, status) ??
      this.readingOfClassNoun(view, status) ??
      this.readingOfNamed(view, status)
    );
  }

  /** "A Lancet hits a Krab. The gun is ablaze": the last named that the noun may mean. */
  private readingOfClassNoun(view: SentenceView, status: StatusMention): readonly Reading[] | null {
    const noun = classNounOf(view, status);
    if (noun === null) return null;
    const here = view.phrases.filter(({ end }) => end <= noun.start);
    const before = [...this.recent().map(({ phrase }) => phrase), ...here];
    const meant = before.findLast((phrase) => mayMean(noun, phrase));
    if (meant === undefined) return null;
    const { word, active } = noun;
    const phrases = fitting([meant], word);
    return readPatients(view, status, { word, phrases, active, part: false });
  }

  /** "One hit a mine", "the other is still there: a Lancet finished it" */
  private readingOfSingle(view: SentenceView, status: StatusMention): readonly Reading[] | null {
    const subject = this.singles.subjectOf(view, status);
    const own = subject === null ? undefined : status.words.find(saysOfSubject);
    if (subject !== null && own !== undefined && !isPerfectActive(view, status, own)) {
      const phrases = fitting([subject], own);
      return readPatients(view, status, { word: own, phrases, active: false, part: true });
    }
    const meant = this.singles.lastBefore(status.start);
    const word = status.words.find((each) => pointsBack(view, status, each));
    if (meant === null || word === undefined) return null;
    const active = isActiveOverPronoun(view, status, word);
    return readPatients(view, status, {
      word,
      phrases: fitting([meant], word),
      active,
      part: true,
    });
  }

  private readingOfNamed(view: SentenceView, status: StatusMention): readonly Reading[] {
    const ofPair = formerOrLatter(view, status, this.recent().at(-1));
    const own = ofPair === null ? undefined : status.words.find(saysOfSubject);
    if (ofPair !== null && own !== undefined) {
      const phrases = fitting([ofPair], own);
      return readPatients(view, status, { word: own, phrases, active: false, part: false });
    }
    const word = status.words.find((each) => pointsBack(view, status, each));
    if (word === undefined) return [];
    const antecedent =
      this.namedBefore(view, status, word) ?? this.latestShip(view, status) ?? this.latest(word);
    if (antecedent === null) {
      this.cataphora.wait({ view, status, words: status.words, order: this.order });
      return [];
    }
    const isOfPerson = isSaidOfHer(view, status);
    if (isOfPerson && namesPerson(antecedent.view, antecedent.phrase)) return [];
    const member = this.members.memberOf(view, status, antecedent);
    if (member !== null) {
      const active = isActiveOverPronoun(view, status, word);
      const phrases = fitting([member], word);
      return readPatients(view, status, { word, phrases, active, part: false });
    }
    // "Третю кинули, бо злетіла гусениця": told of the third, not of all.
    if (word.ofPart === true && isSeveral(antecedent.phrase) && singlesOneOut(view, status))
      return [];
    const another =
      (countsMunitions(view) ? null : moreAfter(view, status)) ??
      countedOut(view, status, antecedent.phrase) ??
      countedAfter(view, status, antecedent) ??
      (isSeveral(antecedent.phrase) ? ordinalOfClause(view, status) : null) ??
      (isAnother(view, status) ? partNumber(view, status.start) : null);
    if (another !== null) {
      const phrase = antecedent.view.partOf(antecedent.phrase, another);
      return readPatients(view, status, { word, phrases: [phrase], active: false, part: true });
    }
    if (countAfter(view, status) !== null) return [];
    if (meansEverything(view, status) && !isSeveral(antecedent.phrase)) return [];
    const phrases =
      meansSeveral(view, status) || agreesWithSeveral(view, status, word)
        ? fitting(listBefore(antecedent.view, antecedent.phrase), word)
        : [antecedent.phrase];
    const active = isActiveOverPronoun(view, status, word);
    const patients: Patients = { word, phrases, active, part: false };
    return readPatients(view, status, patients);
  }

  /** "Танк стояв посеред поля.": remembered as the T-80 named before. */
  private namedEarlier(view: SentenceView, phrase: NounPhrase): Mentioned | null {
    if (!phrase.isCyrillic || phrase.item.named) return null;
    const meant = this.antecedentOf(view, phrase);
    if (meant === null) return null;
    const found = this.mentioned.findLast((each) => each.phrase === meant);
    return found === undefined ? null : { ...found, byItsCrew: false };
  }

  /** The item a bare "the tank" means when an earlier sentence named one of its class. */
  antecedentOf(view: SentenceView, phrase: NounPhrase): NounPhrase | null {
    const { item } = phrase;
    const opens =
      (phrase.start === view.sentence.start && !item.plural) || isTelegraphic(view, phrase);
    if (item.named) return this.sameNamed(phrase);
    if (!mayPointBack(phrase, opens) && !isOnesOwn(phrase)) return null;
    const found = this.recent().findLast(
      (before) =>
        isKnownOne(before.phrase, phrase) &&
        mayBeOne(before.phrase, phrase) &&
        fitsOwner(before.phrase, phrase),
    );
    return found?.phrase ?? null;
  }

  /** "an Orlan-30. The Orlan fell": the family's name for the model named before. */
  private sameNamed(phrase: NounPhrase): NounPhrase | null {
    const { item } = phrase;
    if (!phrase.definite || phrase.isCyrillic || item.plural || item.family === null) return null;
    if (item.model !== null && item.model.model !== item.family) return null;
    if (phrase.number !== null || phrase.another || phrase.owner !== null) return null;
    const found = this.recent().findLast((before) => before.phrase.item.family === item.family);
    return found !== undefined && found.phrase.number === null ? found.phrase : null;
  }

  /** "Ка-52 сел, машину добили": a bare noun that names again what its sentence named. */
  renamedIn(view: SentenceView, phrase: NounPhrase): NounPhrase | null {
    const { item } = phrase;
    const isBare = isTelegraphic(view, phrase);
    if (item.named || !(mayPointBack(phrase, isBare) || isOneOfItsKind(view, phrase))) return null;
    const listed = listBefore(view, phrase).filter((each) => !each.item.munition);
    // "заїжджали на БТР-4, бронетранспортер згорів": no list, the two are in different cases.
    const isListed = listed.length > 1 && !areRuledApart(listed);
    if ((phrase.governor !== 'none' && !opensItsClause(view, phrase)) || isListed) return null;
    const last = view.lastPhraseBefore(phrase.start) + 1;
    const before = view.phrases
      .slice(Math.max(0, last - MEMORY), last)
      .findLast(
        (each) =>
          ((isNameable(each) && each.item.named) || isOfCrew(view, each)) &&
          mayBeRenamed(view, each, phrase) &&
          !strikesSomeone(view, each),
      );
    return before ?? null;
  }

  /** "They hit a tug carrying a Tor. It sank." */
  private latestShip(view: SentenceView, { start }: StatusMention): Mentioned | null {
    if (!SINKS.has(view.token(start)?.norm ?? '')) return null;
    const isShip = ({ phrase }: Mentioned): boolean =>
      phrase.item.categories.includes('Naval Ships') && !phrase.barred;
    return this.recent().findLast(isShip) ?? null;
  }

  private latest(word: StatusWord): Mentioned | null {
    const fit = this.recent().filter(({ phrase }) => fitting([phrase], word).length > 0);
    const whole = fit.filter(({ byItsCrew }) => !byItsCrew);
    // "прийшов бомбер. Лишився каркас", "засёк «Орлан». Сгорел": a drone saw it or struck it.
    const last =
      (word.scope === 'any'
        ? whole.findLast(({ phrase, view }) => !isDrone(phrase) && !actsOnPronoun(view, phrase))
        : undefined) ?? whole.at(-1);
    if (last !== undefined) return last;
    const [only, ...others] = fit;
    const isOne = only !== undefined && others.length === 0 && this.mentioned.length === 1;
    return isOne && isShownByPart(only.view, only.phrase) ? only : null;
  }

  /** "виявили танк і знищили його": what the pronoun means stands in the same sentence. */
  private namedBefore(
    view: SentenceView,
    status: StatusMention,
    word: StatusWord,
  ): Mentioned | null {
    const before = view.chainStart(status) - 1;
    if (!view.is(status.end, 'object_pronoun') && !view.is(before, 'object_pronoun')) return null;
    const phrase = view.phrases
      .slice(0, view.lastPhraseBefore(status.start) + 1)
      .findLast(
        (named) =>
          isNameable(named) && fitting([named], word).length > 0 && !actsOn(view, named, status),
      );
    // "HIMARS знищив його": what did it stands right before its verb.
    const mayBeSubject = view.token(status.start)?.cyrillic === true;
    if (phrase !== undefined && mayBeSubject && !isMarkedOff(view, phrase.end, status.start))
      return null;
    return phrase === undefined ? null : { phrase, view, order: this.order, byItsCrew: false };
  }

  private recent(): readonly Mentioned[] {
    const isOnlyOne = this.mentioned.length === 1 && this.mentioned[0]?.phrase.item.named === true;
    const reach = isOnlyOne ? REACH_OF_THE_ONLY_ONE : REACH;
    return this.mentioned.filter(({ order }) => order > this.order - reach);
  }
}
