import type { Grammar } from './grammar.ts';
import type { Owner, SideMention } from './grammar-scan.ts';
import { type LabelledSide, labelledOwner, labelledSides } from './labelled-sides.ts';
import { isBelongedTo, leaves, ownerOfLeavings } from './leavings.ts';
import { leftByAll, ownerToldApart } from './owner-sentences.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';
import { ownerSaidLast } from './sides-set-apart.ts';

/** Tokens after a side's adjective in which the word it belongs to is looked for. */
const HEAD_REACH = 3;
/** Tokens between "all" and whose they are: "Все — російські". */
const ASSERTED_REACH = 3;
const ALL_REACH = 6;
const ARROW_REACH = 2;
/** Sentences back, and tokens back, in which a topic is remembered. */
const TOPIC_REACH = 4;
const TOPIC_TOKENS = 120;
/** Sentences, or lines of a list, that tell of what somebody left. */
const LEAVINGS_REACH = 8;

const UNNAMED = /^(?:втратили|загубили|потеряли)$/;

/** What a whole text says of the two sides: who writes it, whose things it tells of. */
export class TextSides {
  private readonly views: readonly SentenceView[];
  private readonly orders: ReadonlyMap<SentenceView, number>;
  private readonly grammar: Grammar;
  private readonly sideOfLanguage: string | null;
  private speakerFound: string | null | undefined;
  private assertedFound: Owner | null | undefined;
  private fratricideFound: boolean | undefined;
  private unitsFound: Owner | null | undefined;
  private forcesFound: ReadonlySet<string> | undefined;
  private labelledFound: readonly LabelledSide[] | undefined;

  private readonly leavingsFound = new Map<SentenceView, Owner | null>();

  constructor(views: readonly SentenceView[], grammar: Grammar, sideOfLanguage: string | null) {
    this.views = views;
    this.orders = new Map(views.map((view, order) => [view, order] as const));
    this.grammar = grammar;
    this.sideOfLanguage = sideOfLanguage;
  }

  /** The side of who writes: by its words for the other, by "our", by language. */
  get speaker(): string | null {
    if (this.speakerFound === undefined) this.speakerFound = this.findSpeaker();
    return this.speakerFound;
  }

  /** "Blue on blue." */
  get isFratricide(): boolean {
    this.fratricideFound ??= this.views.some((view) => view.has('fratricide'));
    return this.fratricideFound;
  }

  /** "Our", "we": the writer tells of its own side. */
  get tellsOfItself(): boolean {
    return this.views.some((view) => view.has('ours') || view.has('we'));
  }

  /** "All of it Russian." */
  get asserted(): Owner | null {
    if (this.assertedFound === undefined) this.assertedFound = this.findAsserted();
    return this.assertedFound;
  }

  /** "Side: UKR" */
  labelledFor(view: SentenceView): Owner | null {
    this.labelledFound ??= labelledSides(this.views);
    return labelledOwner(view, this.labelledFound);
  }

  /** The one side whose units the text names: "Work of the 38th Marine Brigade". */
  get unitsOfOneSide(): Owner | null {
    if (this.unitsFound === undefined) this.unitsFound = this.findUnits();
    return this.unitsFound;
  }

  /** "Росіяни пішли на штурм. Втратили три БТР.": the subject of the sentence before. */
  loserNamedBefore(readings: readonly Reading[]): Owner | null {
    const reading = readings.find(({ word, view, status }) => {
      const isFirst = status.start <= view.sentence.start + 1;
      return word.voice === 'loses' && isFirst && view.token(status.start)?.cyrillic === true;
    });
    if (reading === undefined) return null;
    const before = this.views[(this.orders.get(reading.view) ?? 0) - 1];
    const mention = before === undefined ? null : this.firstMention(before);
    return mention !== null && mention.side.role === 'force' && mention.side.unit === false
      ? ownerFrom(mention)
      : null;
  }

  /** "Учора втратили пікап.": a plural past with no subject, where no other side is told of. */
  losesUnnamed({ view, status }: Reading): boolean {
    if (this.sideOfLanguage === null) return false;
    if (!UNNAMED.test(view.token(status.start)?.norm ?? '')) return false;
    const here = this.orders.get(view) ?? 0;
    return !this.views
      .slice(Math.max(0, here - TOPIC_REACH), here + 1)
      .some((each) => each.has('enemy') || this.namesOther(each));
  }

  private namesOther(view: SentenceView): boolean {
    for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
      const code = view.scan.sideOver.get(at)?.side.code;
      if (code !== undefined && code !== this.sideOfLanguage) return true;
      if (view.is(at, 'plural_pronoun') && !view.is(at, 'we')) return true;
    }
    return false;
  }

  /** Whether the text names forces of a side: "the General Staff of Ukraine said …". */
  namesForcesOf(code: string): boolean {
    this.forcesFound ??= new Set(
      [...this.mentions()].flatMap(({ mention: { side } }) =>
        side.role === 'force' || side.unit ? [side.code] : [],
      ),
    );
    return this.forcesFound.has(code);
  }

  /** "What the 4th Division left at Izium:", "то, что россияне не увезли": whose the rest is. */
  leftBefore(view: SentenceView): Owner | null {
    const here = this.orders.get(view) ?? -1;
    for (let order = here; order >= 0 && order > here - LEAVINGS_REACH; order -= 1) {
      const sentence = this.views[order];
      const owner = sentence === undefined ? null : this.leavingsIn(sentence);
      if (owner !== null) return owner;
    }
    return null;
  }

  private leavingsIn(view: SentenceView): Owner | null {
    let owner = this.leavingsFound.get(view);
    if (owner === undefined) {
      owner = ownerOfLeavings(view);
      this.leavingsFound.set(view, owner);
    }
    return owner;
  }

  /** Whose column, crew or assault the sentences before told of. */
  topicBefore(view: SentenceView, at: number): Owner | null {
    const here = this.orders.get(view) ?? -1;
    const floor = at - TOPIC_TOKENS;
    for (let order = here; order >= 0 && order > here - TOPIC_REACH; order -= 1) {
      const sentence = this.views[order];
      if (sentence === undefined) continue;
      const end = order === here ? at : sentence.sentence.end;
      const topic = this.topicIn(sentence, end, floor);
      if (topic !== null) return topic;
    }
    return null;
  }

  private topicIn(view: SentenceView, end: number, floor: number): Owner | null {
    const start = Math.max(view.sentence.start, floor);
    for (let at = end - 1; at >= start; at -= 1) {
      const mention = view.scan.sideOver.get(at);
      if (mention !== undefined) {
        if (mention.start === at && (isOfThings(view, mention) || isBelongedTo(view, mention)))
          return ownerFrom(mention);
      } else if (view.is(at, 'enemy')) {
        const code = this.speaker === null ? null : this.grammar.opponentOf(this.speaker);
        if (code !== null) return { start: at, end: at + 1, code, tag: null };
      }
    }
    return null;
  }

  private findSpeaker(): string | null {
    for (const mention of this.mentions()) {
      const { side, start } = mention.mention;
      if (side.exonym) return this.grammar.opponentOf(side.code);
      if (mention.view.is(start - 1, 'ours') || mention.view.is(start - 1, 'hails'))
        return side.code;
    }
    return (
      this.sideOfLanguage ??
      this.unitsOfOneSide?.code ??
      this.sideThatHeads() ??
      this.opponentOfTheOther()
    );
  }

  /** "ГУР: катер с нашими бойцами …": who says "ours" behind the name of a side and a colon. */
  private sideThatHeads(): string | null {
    if (!this.tellsOfItself) return null;
    const [first] = this.views;
    const mention = first === undefined ? null : this.firstMention(first);
    if (first === undefined || mention === null || mention.start !== first.sentence.start)
      return null;
    const isHead = mention.side.role === 'force' && first.token(mention.end)?.norm === ':';
    return isHead ? mention.side.code : null;
  }

  /** "Наши птички сожгли российский танк": who says "ours" names only the other side. */
  private opponentOfTheOther(): string | null {
    if (!this.tellsOfItself) return null;
    const codes = new Set<string>();
    for (const { mention } of this.mentions()) codes.add(mention.side.code);
    const [only, ...others] = codes;
    return only === undefined || others.length > 0 ? null : this.grammar.opponentOf(only);
  }

  private findAsserted(): Owner | null {
    for (const view of this.views) {
      const owner = this.assertedIn(view);
      if (owner !== null) return owner;
    }
    return null;
  }

  private assertedIn(view: SentenceView): Owner | null {
    const first = view.sentence.start;
    const apart = ownerToldApart(view, this.speaker) ?? this.assertedAtEnd(view);
    if (apart !== null) return apart;
    const isAll = view.is(first, 'all_of_it');
    const left = isAll || view.token(first)?.norm === '(' ? leftByAll(view) : null;
    if (left !== null) return left;
    if (!isAll && view.phrases.length > 0) return null;
    const last = ownerSaidLast(view);
    if (last !== null) return last;
    if (view.is(first, 'belonging')) return ownerOfMention(this.firstMention(view));
    const enemy = isAll && view.has('enemy') ? view.firstOf('enemy') : -1;
    if (enemy !== -1 && enemy <= first + ASSERTED_REACH) {
      const code = this.speaker === null ? null : this.grammar.opponentOf(this.speaker);
      return code === null ? null : { start: enemy, end: enemy + 1, code, tag: null };
    }
    const mention = this.firstMention(view);
    if (mention === null) return null;
    if (mention.side.role === 'flag') {
      const target = this.targetAfterArrow(view, mention);
      if (target !== null) return target;
    }
    if (mention.side.role === 'force') {
      if (isAll && isOfAll(view, mention)) return ownerFrom(mention);
      const isOwned = isAll && view.statuses.length === 0 && mention.end >= view.sentence.end - 1;
      return isOwned && mention.start <= first + ASSERTED_REACH ? ownerFrom(mention) : null;
    }
    if (view.is(mention.start - 1, 'all_of_it')) return ownerFrom(mention);
    if (isAll && isOfAll(view, mention)) return ownerFrom(mention);
    if (isAll) return mention.start <= first + ASSERTED_REACH ? ownerFrom(mention) : null;
    return mention.start === first && isOfWhatIsTold(view, mention) ? ownerFrom(mention) : null;
  }

  /** "…, Запорожская обл. (российская).", "…, все российские", "…, всё 37-й бригады РФ" */
  private assertedAtEnd(view: SentenceView): Owner | null {
    let last = view.sentence.end - 1;
    while (last > view.sentence.start && view.token(last)?.kind === 'punct') last -= 1;
    const mention = view.scan.sideOver.get(last);
    if (mention === undefined || mention.side.role === 'donor' || mention.end !== last + 1)
      return null;
    if (view.token(last)?.cyrillic !== true) return null;
    const before = mention.start - 1;
    const opener = view.token(before)?.norm;
    if (mention.side.role === 'adjective' && opener === '(' && view.token(last + 1)?.norm === ')')
      return ownerFrom(mention);
    for (let at = before; at >= before - ALL_REACH; at -= 1) {
      if (view.is(at, 'all_of_it'))
        return view.token(at - 1)?.norm === ',' ? ownerFrom(mention) : null;
      if (view.token(at)?.norm === ',' || view.statusAt(at) !== undefined) return null;
    }
    return null;
  }

  /** "🇺🇦➡️🇷🇺": the second is whose things are told of. */
  private targetAfterArrow(view: SentenceView, { end, side }: SideMention): Owner | null {
    for (let at = end; at <= end + ARROW_REACH; at += 1) {
      const next = view.scan.sideOver.get(at);
      if (next === undefined) continue;
      return next.side.role === 'flag' && next.side.code !== side.code ? ownerFrom(next) : null;
    }
    return null;
  }

  private firstMention(view: SentenceView): SideMention | null {
    for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
      const mention = view.scan.sideOver.get(at);
      if (mention !== undefined && mention.side.role !== 'donor') return mention;
    }
    return null;
  }

  private findUnits(): Owner | null {
    let found: Owner | null = null;
    for (const { view, mention } of this.mentions()) {
      if (!mention.side.unit || isOfEnemy(view, mention)) continue;
      if (onlySpeaks(view, mention, view === this.views[0]) || isOwner(view, mention)) continue;
      if (found !== null && found.code !== mention.side.code) return null;
      found ??= ownerFrom(mention);
    }
    return found;
  }

  private *mentions(): Generator<{ readonly view: SentenceView; readonly mention: SideMention }> {
    for (const view of this.views) {
      for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
        const mention = view.scan.sideOver.get(at);
        if (mention === undefined || mention.start !== at) continue;
        if (mention.side.role !== 'donor') yield { view, mention };
      }
    }
  }
}

const UNIT_OF_ALL_REACH = 9;

/** "Russian.", "Russian column, Bucha": not "Russian officials said …". */
function isOfWhatIsTold(view: SentenceView, { end }: SideMention): boolean {
  const next = view.token(end);
  if (end >= view.sentence.end - 1 || next === undefined || next.kind !== 'word') return true;
  for (let at = end; at < end + HEAD_REACH; at += 1) {
    if (view.is(at, 'group') || view.is(at, 'materiel') || view.is(at, 'losses')) return true;
  }
  return false;
}

/** "Всё 20-й мотострелковой дивизии РФ, атака 30 марта.": nothing but a unit behind "all". */
function isOfAll(view: SentenceView, mention: SideMention): boolean {
  const { start } = view.sentence;
  let { end } = mention;
  while (view.scan.sideOver.has(end)) end += 1;
  if (view.token(start)?.cyrillic !== true || end - start > UNIT_OF_ALL_REACH) return false;
  if (view.token(end) !== undefined && view.token(end)?.norm !== ',') return false;
  for (let at = start + 1; at < end; at += 1) {
    if (view.statusAt(at) !== undefined || view.is(at, 'preposition') || view.is(at, 'auxiliary'))
      return false;
  }
  return true;
}

/** "Противник (36-я бригада РФ)": no unit of who writes. */
function isOfEnemy(view: SentenceView, { start }: SideMention): boolean {
  for (let at = start - 1; at >= start - UNIT_APPOSED; at -= 1)
    if (view.is(at, 'enemy')) return true;
  return false;
}

const UNIT_APPOSED = 5;
const MINISTRY = /^(?:минобор|міноборон|министерств|міністерств)/;

/** A ministry in a sentence of its own only speaks: "Минобороны РФ потерю не комментировало". */
function onlySpeaks(view: SentenceView, { start }: SideMention, isFirst: boolean): boolean {
  return (
    MINISTRY.test(view.token(start)?.norm ?? '') &&
    view.phrases.length === 0 &&
    (!isFirst || view.has('negation') || start > view.sentence.start)
  );
}

/** "all left by the 4th Guards Division", "танк, належний 4-й дивізії": whose things they were. */
function isOwner(view: SentenceView, mention: SideMention): boolean {
  return leaves(view, mention) || isBelongedTo(view, mention);
}

/** "Russian column", "окупанти", "російська атака": those whose things are told of next. */
function isOfThings(view: SentenceView, { side, start, end }: SideMention): boolean {
  if (side.role === 'donor' || side.role === 'flag' || side.unit) return false;
  for (let at = end; at < end + HEAD_REACH && !view.is(at, 'determiner'); at += 1) {
    if (view.is(at, 'group') || view.is(at, 'materiel') || view.is(at, 'losses')) return true;
    if (view.is(at, 'assault')) return true;
  }
  return side.exonym || isArm(view, end - 1) || isOfThingBefore(view, start);
}

const ARMS = new Set(
  'defence defense defences defenses artillery aviation armour armor'.split(' '),
);

/** "Russian air defence": told of, the arm of an army is its things. */
function isArm(view: SentenceView, last: number): boolean {
  return ARMS.has(view.token(last)?.norm ?? '') || ARMS.has(view.token(last + 1)?.norm ?? '');
}

/** "колона росіян" */
function isOfThingBefore(view: SentenceView, start: number): boolean {
  if (view.token(start)?.cyrillic !== true) return false;
  return (
    view.is(start - 1, 'group') || view.is(start - 1, 'materiel') || view.is(start - 1, 'assault')
  );
}

/** "Належав 2-й мотострілецькій дивізії рф." */
function ownerOfMention(mention: SideMention | null): Owner | null {
  return mention === null ? null : ownerFrom(mention);
}

function ownerFrom({ start, end, side }: SideMention): Owner {
  return { start, end, code: side.code, tag: side.tag };
}
