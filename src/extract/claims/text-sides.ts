import { assertedIn, firstMention } from './asserted-owners.ts';
import type { Grammar } from './grammar.ts';
import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import { type LabelledSide, labelledOwner, labelledSides } from './labelled-sides.ts';
import { ownerOfLabel } from './labels-of-sides.ts';
import { isBelongedTo, ownerOfLeavings } from './leavings.ts';
import { isOfEnemy, isOfThings, isOwner, onlySpeaks } from './mentions-of-sides.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Sentences back, and tokens back, in which a topic is remembered. */
const TOPIC_REACH = 4;
const TOPIC_TOKENS = 120;
/** Sentences, or lines of a list, that tell of what somebody left. */
const LEAVINGS_REACH = 8;

/** Entries of a line behind its label. */
const ENTRIES_REACH = 8;

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

  /** "RU: T-72B, burned; BMP-2, destroyed. UA: …": the label of a line is over all its entries. */
  labelOver(view: SentenceView): Owner | null {
    const here = this.orders.get(view) ?? 0;
    for (let order = here; order > 0 && order > here - ENTRIES_REACH; order -= 1) {
      const [entry, before] = [this.views[order], this.views[order - 1]];
      if (entry === undefined || before === undefined) return null;
      const { start } = entry.sentence;
      if (view.tokens[start - 1]?.norm !== ';' && view.tokens[start]?.norm !== ';') return null;
      if (firstMention(entry) !== null) return null;
      const label = ownerOfLabel(before, this.speaker, this.grammar);
      if (label !== null) return label;
    }
    return null;
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
    const mention = before === undefined ? null : firstMention(before);
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
    const mention = first === undefined ? null : firstMention(first);
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
      const owner = assertedIn(view, this.speaker, this.grammar);
      if (owner !== null) return owner;
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
