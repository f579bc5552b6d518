import { isOfOneNamed, isPerfectActive } from './back-references.ts';
import { Cataphora } from './cataphora.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import { isNickname } from './named-by-others.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { fitting } from './objects.ts';
import { OneOfSeveral, saysOfSubject } from './one-of-several.ts';
import { opensWithParticiple } from './openings.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
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
  /** One of several: "the other". */
  readonly isPart?: true;
}

/** What was named in the sentences so far, for "it", "the vehicle" and verbs without a subject. */
export class Discourse {
  private mentioned: Mentioned[] = [];
  private readonly singles = new OneOfSeveral();
  private readonly cataphora = new Cataphora();
  private order = 0;

  /** Remembers what a sentence named, once it is read. */
  note(view: SentenceView): void {
    this.order += 1;
    for (const single of this.singles.all)
      this.mentioned.push({ ...single, order: this.order, byItsCrew: false, isPart: true });
    if (view.has('unreal') || view.has('remedy')) return;
    for (const phrase of view.phrases) {
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
    return this.readingOfSingle(view, status) ?? this.readingOfNamed(view, status);
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
    const word = status.words.find((each) => pointsBack(view, status, each));
    if (word === undefined) return [];
    const antecedent =
      this.namedBefore(view, status, word) ?? this.latestShip(view, status) ?? this.latest(word);
    if (antecedent !== null && isSaidOfHer(view, status) && namesPerson(antecedent)) return [];
    if (antecedent === null) {
      this.cataphora.wait({ view, status, words: status.words, order: this.order });
      return [];
    }
    // "Третю кинули, бо злетіла гусениця": told of the third, not of all.
    if (word.ofPart === true && isSeveral(antecedent.phrase) && singlesOneOut(view, status))
      return [];
    const another =
      (countsMunitions(view) ? null : moreAfter(view, status)) ??
      (isSeveral(antecedent.phrase) ? ordinalOfClause(view, status) : null) ??
      (isAnother(view, status) ? partNumber(view, status.start) : null);
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
    const fit = this.recent().filter(({ phrase }) => fitting([phrase], word).length > 0);
    const whole = fit.filter(({ byItsCrew }) => !byItsCrew);
    // "прийшов бомбер. Лишився каркас", "засёк «Орлан». Сгорел": a drone saw it or struck it.
    const last =
      (word.scope === 'any' ? whole.findLast(({ phrase }) => !isDrone(phrase)) : undefined) ??
      whole.at(-1);
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
      .findLast((named) => isNameable(named) && fitting([named], word).length > 0);
    return phrase === undefined ? null : { phrase, view, order: this.order, byItsCrew: false };
  }

  private recent(): readonly Mentioned[] {
    const isOnlyOne = this.mentioned.length === 1 && this.mentioned[0]?.phrase.item.named === true;
    const reach = isOnlyOne ? REACH_OF_THE_ONLY_ONE : REACH;
    return this.mentioned.filter(({ order }) => order > this.order - reach);
  }
}

/** "She was captured." */
function isSaidOfHer(view: SentenceView, status: StatusMention): boolean {
  const first = view.chainStart(status) - PRONOUN_REACH;
  for (let at = view.chainStart(status) - 1; at >= first; at -= 1) {
    if (view.token(at)?.norm === 'she') return true;
  }
  return view.token(status.end)?.norm === 'her' && view.isUnknownWord(status.end + 1);
}

/** "Medic Olena drove an MT-LB.": "she" may be the one who stands before the machine. */
function namesPerson({ view, phrase }: Mentioned): boolean {
  for (let at = view.sentence.start; at < phrase.start; at += 1) {
    if (view.is(at, 'head_noun') || PERSON.has(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}

const PERSON = new Set(
  'medic nurse woman girl wife sister mother daughter paramedic sergeant lieutenant captain major volunteer she her'.split(
    ' ',
  ),
);

/** "чотири «Бредлі»", "краби": of which one may be the third. */
function isSeveral({ item, number, uncounted }: NounPhrase): boolean {
  if (item.munition) return false;
  if (number !== null) return number.value > 1;
  return uncounted !== null || item.plural;
}

const CREW =
  /^(?:екіпаж|экипаж|розрахунк|розрахунок|расч[её]т|обслуг|люк|башт|башн|веж|корм|борт|двигун|двигател|мотор|корпус|кабін|кабин|кузов|ходов|дах|крыш|кат(?:о?к)|двер|приціл|прицел|колес|гусениц|ствол|крил|крыл|гвинт|винт|лопат|щит|панел|фрагмент|стабілізатор|стабилизатор|шильд|табличк|рятувальн)/;

/** "екіпаж українського Т-64БВ", "у люк Т-62": the tank is spoken of by its crew or a part. */
function isCrewed(view: SentenceView, { item, start, negated }: NounPhrase): boolean {
  if (item.munition || negated || !item.named) return false;
  const before = view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
  return CREW.test(view.token(before)?.norm ?? '');
}

function singlesOneOut(view: SentenceView, { start }: StatusMention): boolean {
  return view.statuses.some((each) => each.start < start && ordinalOfClause(view, each) !== null);
}

/** "пришла пара FPV, туда положили третью": one more of what struck. */
function countsMunitions(view: SentenceView): boolean {
  return view.phrases.some(({ item, number }) => item.munition && number !== null);
}

function isNameable({ item, barred, negated, everyday, governor }: NounPhrase): boolean {
  if (item.munition || barred || negated || everyday) return false;
  return governor !== 'by' && governor !== 'with';
}

/** "Корпус БМП-3. Подбит …": what a museum shows a part of. */
function isShownByPart(view: SentenceView, { start }: NounPhrase): boolean {
  const before = view.token(start - 1)?.kind === 'quote' ? start - 2 : start - 1;
  return HULL_PART.test(view.token(before)?.norm ?? '');
}

const HULL_PART =
  /^(?:люк|башт|башн|веж|корпус|двер|приціл|прицел|ствол|крил|крыл|гвинт|винт|лопат|щит|панел|фрагмент|стабілізатор|стабилизатор|шильд|табличк|контейнер)/;

function isDrone({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some((category) => category.endsWith('Aerial Vehicles'));
}

/** A bare "the vehicle" may be anything, "the tank" only what its class fits. */
export function mayBeOne(named: NounPhrase, { item }: NounPhrase): boolean {
  // "Минус установка" is said of no drone.
  if (isDrone(named) && item.everyday && !isDrone({ item })) return false;
  if (item.everyday && item.categories[0] === 'Naval Ships') {
    return named.item.categories.includes('Naval Ships');
  }
  return (
    item.everyday ||
    named.item.categories.some((category) => item.categories.includes(category)) ||
    (isArmoured(named) && isArmoured({ item })) ||
    (isGun(named) && isGun({ item }))
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

/** "Гармата", "орудие" may be said of a self-propelled one. */
function isGun({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some(
    (category) => category === 'Towed Artillery' || category === 'Self-Propelled Artillery',
  );
}

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
  if (takesObject && moreAfter(view, status) !== null) return !countsMunitions(view);
  if (voice !== 'active' && ordinalOfClause(view, status) !== null) return true;
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
  // "Все в попіл": the word for all may be the first of the status.
  for (let at = status.start; at >= limit; at -= 1) {
    if (view.is(at, 'all_of_it') || (at < status.start && view.is(at, 'plural_pronoun')))
      return true;
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
