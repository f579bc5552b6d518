import { isOfOneNamed, isPerfectActive } from './back-references.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { fitting } from './objects.ts';
import { opensWithParticiple } from './openings.ts';
import { isOrdinalAt } from './ordinals.ts';
import { partNumber } from './parts.ts';
import { followsItsPronoun, moreAfter, type Patients } from './patients.ts';
import { type Reading, readPatients } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Sentences back in which what "it" means is looked for. */
const REACH = 3;
/** A text that has named one thing so far goes on about it. */
const REACH_OF_THE_ONLY_ONE = 6;
const SINKS = new Set('sank sinks sunk capsized foundered'.split(' '));
/** Items remembered. */
const MEMORY = 12;
/** Tokens between a status and the pronoun that is its subject or object. */
const PRONOUN_REACH = 6;

interface Mentioned {
  readonly phrase: NounPhrase;
  readonly view: SentenceView;
  readonly order: number;
  /** "екіпаж Т-64": only its crew was spoken of, so far. */
  readonly byItsCrew: boolean;
}

/** What was named in the sentences so far, for "it", "the vehicle" and verbs without a subject. */
export class Discourse {
  private mentioned: Mentioned[] = [];
  private order = 0;

  /** Remembers what a sentence named, once it is read. */
  note(view: SentenceView): void {
    this.order += 1;
    if (view.has('unreal') || view.has('remedy')) return;
    for (const phrase of view.phrases) {
      const byItsCrew = isCrewed(view, phrase);
      if (byItsCrew || isNameable(phrase))
        this.mentioned.push({ phrase, view, order: this.order, byItsCrew });
    }
    if (this.mentioned.length > MEMORY) this.mentioned = this.mentioned.slice(-MEMORY);
  }

  /** Readings of statuses whose patient an earlier sentence named: "It burned out." */
  readingsOf(view: SentenceView, unsaid: readonly StatusMention[]): readonly Reading[] {
    return unsaid.flatMap((status) => this.readingOf(view, status));
  }

  private readingOf(view: SentenceView, status: StatusMention): readonly Reading[] {
    const word = status.words.find((each) => pointsBack(view, status, each));
    if (word === undefined) return [];
    const antecedent =
      this.namedBefore(view, status, word) ?? this.latestShip(view, status) ?? this.latest(word);
    if (antecedent === null) return [];
    const another =
      moreAfter(view, status) ?? (isAnother(view, status) ? partNumber(view, status.start) : null);
    if (another !== null) {
      const phrase = antecedent.view.partOf(antecedent.phrase, another);
      return readPatients(view, status, { word, phrases: [phrase], active: false, part: true });
    }
    const phrases =
      meansSeveral(view, status) || agreesWithSeveral(view, status, word)
        ? fitting(listBefore(antecedent.view, antecedent.phrase), word)
        : [antecedent.phrase];
    const active = isActiveOverPronoun(view, status, word);
    const patients: Patients = { word, phrases, active, part: false };
    return readPatients(view, status, patients);
  }

  /** The item a bare "the tank" means when an earlier sentence named one of its class. */
  antecedentOf(view: SentenceView, phrase: NounPhrase): NounPhrase | null {
    const { item } = phrase;
    const isTelegraphic = phrase.start === view.sentence.start && !item.plural;
    if (item.named) return this.sameNamed(phrase);
    if (!mayPointBack(phrase, isTelegraphic)) return null;
    const found = this.recent().findLast(
      (before) => before.phrase.item.named && mayBeOne(before.phrase, phrase),
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
    if (item.named || !mayPointBack(phrase)) return null;
    const listed = listBefore(view, phrase).filter((each) => !each.item.munition);
    if (phrase.governor !== 'none' || listed.length > 1) return null;
    const last = view.lastPhraseBefore(phrase.start) + 1;
    const before = view.phrases
      .slice(Math.max(0, last - MEMORY), last)
      .findLast(
        (each) =>
          (isNameable(each) || isCrewed(view, each)) && each.item.named && mayBeOne(each, phrase),
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
    return (
      this.recent().findLast(
        ({ phrase, byItsCrew }) => !byItsCrew && fitting([phrase], word).length > 0,
      ) ?? null
    );
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
      .findLast((named) => isNameable(named) && fitting([named], word).length > 0);
    return phrase === undefined ? null : { phrase, view, order: this.order, byItsCrew: false };
  }

  private recent(): readonly Mentioned[] {
    const isOnlyOne = this.mentioned.length === 1 && this.mentioned[0]?.phrase.item.named === true;
    const reach = isOnlyOne ? REACH_OF_THE_ONLY_ONE : REACH;
    return this.mentioned.filter(({ order }) => order > this.order - reach);
  }
}

const CREW =
  /^(?:екіпаж|экипаж|розрахунк|розрахунок|расч[её]т|обслуг|люк|башт|башн|веж|корм|борт|двигун|двигател|мотор|корпус|кабін|кабин|кузов|ходов|дах|крыш|кат(?:о?к)|двер|приціл|прицел|колес|гусениц|ствол|крил|крыл|гвинт|винт|лопат|щит|панел|фрагмент|стабілізатор|стабилизатор|шильд|табличк|рятувальн)/;

/** "екіпаж українського Т-64БВ", "у люк Т-62": the tank is spoken of by its crew or a part. */
function isCrewed(view: SentenceView, { item, start, negated }: NounPhrase): boolean {
  if (item.munition || negated || !item.named) return false;
  const before = view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
  return CREW.test(view.token(before)?.norm ?? '');
}

function isNameable({ item, barred, negated, everyday, governor }: NounPhrase): boolean {
  if (item.munition || barred || negated || everyday) return false;
  return governor !== 'by' && governor !== 'with';
}

/** A bare "the vehicle" may be anything, "the tank" only what its class fits. */
function mayBeOne(named: NounPhrase, { item }: NounPhrase): boolean {
  if (item.everyday && item.categories[0] === 'Naval Ships') {
    return named.item.categories.includes('Naval Ships');
  }
  return (
    item.everyday ||
    named.item.categories.some((category) => item.categories.includes(category)) ||
    (isArmoured(named) && isArmoured({ item }))
  );
}

/** "Броневик", "armoured vehicle" may be said of any of them. */
const ARMOURED: ReadonlySet<string> = new Set([
  'Armoured Fighting Vehicles',
  'Infantry Fighting Vehicles',
  'Armoured Personnel Carriers',
  'Infantry Mobility Vehicles',
  'Mine-Resistant Ambush Protected',
]);

function isArmoured({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some((category) => ARMOURED.has(category));
}

/** "The tank", "танк"; not "two tanks", "a tank", "another tank", "a Russian tank". */
function mayPointBack(phrase: NounPhrase, isTelegraphic = false): boolean {
  if (phrase.number !== null || phrase.uncounted !== null || phrase.another) return false;
  if (phrase.article !== null || phrase.owner !== null) return false;
  return phrase.definite || phrase.isCyrillic || isTelegraphic;
}

/** Whether a status says of whom by a pronoun, or by nothing where its sentence begins. */
function pointsBack(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  const { voice } = word;
  if (voice === 'noun') return isOfOneNamed(view, status);
  if (voice === 'loses' || isPerfectActive(view, status, word)) return false;
  if (word.ofPart === true) return true;
  const after = view.token(status.end);
  const takesObject = voice === 'active' || voice === 'free' || voice === 'participle';
  if (takesObject && after !== undefined && view.is(status.end, 'object_pronoun')) return true;
  if (followsItsPronoun(view, status, word)) return true;
  if (takesObject && moreAfter(view, status) !== null) return true;
  if (voice === 'active' || namesAnother(view, status)) return false;
  if (voice === 'participle' && opensWithParticiple(view, status)) return true;
  let at = view.chainStart(status) - 1;
  for (let steps = 0; steps < PRONOUN_REACH; steps += 1, at -= 1) {
    while (view.isPlaceOrDateAt(at)) at -= 1;
    const token = view.token(at);
    if (token === undefined) return true;
    // "В ночь на 19 мая потоплен", "Под Бахмутом сгорел".
    const opens = token.cyrillic && view.token(at - 1) === undefined;
    if (opens && view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1)) return true;
    // "она и сгорела", "там её и бросили": the "и" only stresses.
    const stressed = view.is(at, 'conjunction') ? at - 1 : at;
    if (view.is(stressed, 'pronoun') || view.is(stressed, 'object_pronoun')) return true;
    if (view.is(at, 'all_of_it')) return true;
    // "All four fell"
    if (view.scan.numberWordAt.has(at) && view.is(at - 1, 'all_of_it')) return true;
    if (asksWhat(view, at)) return false;
    const isLight =
      view.isLightWord(at) ||
      view.is(at, 'auxiliary') ||
      view.isPlaceOrDateAt(at) ||
      view.is(at, 'relative') === true;
    if (!isLight) return view.isListMark(at) && isSentenceStart(view, at);
  }
  return false;
}

const WHAT = new Set(['що', 'что']);

/** "Що знищено, дізнаємося": no item is meant. */
function asksWhat(view: SentenceView, at: number): boolean {
  return WHAT.has(view.token(at)?.norm ?? '') && isSentenceStart(view, at);
}

/** "згорів дах", "пошкоджено два будинки": in a language of free order the subject may follow. */
function namesAnother(view: SentenceView, { start, end }: StatusMention): boolean {
  if (view.token(start)?.cyrillic !== true) return false;
  let at = end;
  while (view.isLightWord(at)) at += 1;
  if (view.isPlaceOrDateAt(at) || isDoer(view, at)) return false;
  if (view.is(at, 'head_noun') && !view.is(at, 'people')) return true;
  if (isOrdinalAt(view, at) || view.phraseAt(at)?.item.munition === true) return false;
  return (
    view.isUnknownWord(at) || view.token(at)?.kind === 'number' || view.scan.numberWordAt.has(at)
  );
}

/** "захвачена военнослужащими", "спалений бійцями": who did it is no subject. */
function isDoer(view: SentenceView, at: number): boolean {
  return (
    view.is(at, 'people') && /(?:ами|ями|ими|ыми|ом|ем|ой|ою|ею)$/.test(view.token(at)?.norm ?? '')
  );
}

/** "Ще один пошкоджено": one more of what was named. */
function isAnother(view: SentenceView, status: StatusMention): boolean {
  const limit = Math.max(view.sentence.start, status.start - PRONOUN_REACH);
  for (let at = status.start - 1; at >= limit; at -= 1) if (view.is(at, 'another')) return true;
  return false;
}

/** "They burned", "both burned", "згоріли": all that the earlier sentence listed. */
function meansSeveral(view: SentenceView, status: StatusMention): boolean {
  const limit = Math.max(view.sentence.start, status.start - PRONOUN_REACH);
  for (let at = status.start - 1; at >= limit; at -= 1) {
    if (view.is(at, 'all_of_it') || view.is(at, 'plural_pronoun')) return true;
  }
  return false;
}

/** "Расчёт российской бригады бросил комплекс": who is named before the verb did it. */
function isActiveOverPronoun(
  view: SentenceView,
  { end }: StatusMention,
  { voice }: StatusWord,
): boolean {
  return (voice === 'active' || voice === 'free') && view.is(end, 'object_pronoun');
}

/** "Сожжено и разрушено.", "Сгорели.": what agrees with more than one. */
function agreesWithSeveral(
  view: SentenceView,
  { start }: StatusMention,
  word: StatusWord,
): boolean {
  const verb = view.token(start);
  if (verb?.cyrillic !== true || view.phrases.length > 0) return false;
  if (word.counted === true) return true;
  return (
    (word.voice === 'subject' || word.voice === 'passive') &&
    /(?:ли|лись|лися|ны|ты|ні|ті)$/.test(verb.norm)
  );
}

function isSentenceStart(view: SentenceView, at: number): boolean {
  return view.token(at - 1) === undefined;
}
