import { firstFrom } from '../../claims/spans.ts';
import type { Token } from '../../tokens/tokenize.ts';
import { CarriedDates } from './carried-dates.ts';
import type { DateMention } from './date-mention.ts';

interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** Dates of a sentence that are weighed on either side of the loss. */
const MOST_DATES = 10;
/** A mark or "and" between a date and what it may be of costs as much as so many words. */
const CLAUSE_COST = 40;
/** A date at the head of its clause is not of what stands before it. */
const BACKWARDS_COST = 400;
/** Of a date that bounds the loss only; of one that cannot be its date, twice as much. */
const LAST_RESORT = 10_000;

/** Precision, as date_prec, up to which a date holds for the other sentences too: a week. */
const LONGEST_CARRIED = 3;

const CLAUSE_WORDS = new Set(['and', 'but', 'while', 'та', 'і', 'й', 'а', 'але', 'и', 'но']);
const LEADS = new Set(
  'on in at the early late of from between during у в на з с о від от за вже уже также також'.split(
    ' ',
  ),
);
const CLAUSE_REACH = 8;
const LATER_REACH = 5;
const DAYS = new Set(
  'day days week weeks month months день дні дня днів дней тиждень тижні неделю недели недель місяць месяц'.split(
    ' ',
  ),
);
const RELATIVES = new Set(
  (
    'which where who whose whom де куди який яка яке які якого якої якому якій яку яким якою яких ' +
    'где куда который которая которое которые которого которой которому которую которым которых'
  ).split(' '),
);
const CLAUSE_MARKS = new Set([',', ';', ':']);
const HEADER_ENDS = new Set(['.', ':', '|', ')', ']', '/', '•']);
const HEADER_STARTS = new Set(['#', ':', '(', '[', '*', '•']);
/** Labels a header date may have before it. */
const LABELS = new Set(['date', 'дата', 'updated', 'as', 'of', 'станом', 'на', 'за', 'on', 'the']);

/** The dates of a text, and which of them a loss told in a sentence is of. */
export class ClaimDates {
  private readonly tokens: readonly Token[];
  private readonly dates: readonly DateMention[];
  private readonly headers: readonly DateMention[];
  private readonly onlyDate: DateMention | null;
  /** The only day on which the text says that something happened. */
  private readonly onlyEvent: DateMention | null;
  private readonly carried: CarriedDates;
  /** Clause marks before each token. */
  private readonly marks: readonly number[];

  constructor(tokens: readonly Token[], mentions: readonly DateMention[]) {
    this.tokens = tokens;
    this.dates = mentions.filter(({ use }) => use !== 'other');
    this.headers = this.dates.filter((mention) => this.isHeader(mention));
    this.onlyDate = onlyOf(this.dates.filter((mention) => !this.isSubordinate(mention)));
    this.onlyEvent = onlyOf(
      this.dates.filter((mention) => mention.use === 'event' && !this.isSubordinate(mention)),
    );
    this.carried = new CarriedDates(
      tokens,
      this.dates.filter(
        (mention) =>
          mention.use === 'event' &&
          mention.date.date_prec === 1 &&
          isOfDays(mention) &&
          !this.isSubordinate(mention),
      ),
    );
    this.marks = this.countMarks();
  }

  /** "burned two days later", "подорванная через два дня": reckoned from a day of something else. */
  private isDaysAfterAnother({ start, end }: TokenSpan): boolean {
    for (let at = start - LATER_REACH; at < end + LATER_REACH; at += 1) {
      const norm = this.tokens[at]?.norm ?? '';
      if ((norm === 'later' || norm === 'earlier') && DAYS.has(this.tokens[at - 1]?.norm ?? ''))
        return true;
      if (norm === 'через' && DAYS.has(this.tokens[at + 2]?.norm ?? '')) return true;
    }
    return false;
  }

  /** "17-го севернее города подорвался КамАЗ": a day of a month told before. */
  private opensWithDayOnly({ start }: TokenSpan): boolean {
    const [day, hyphen, ending, next] = this.tokens.slice(start, start + 4);
    if (day?.kind !== 'number' || day.norm.length > 2 || hyphen?.kind !== 'hyphen') return false;
    if (ending?.norm !== 'го' || !ending.glued || next?.kind !== 'word') return false;
    return this.dates.every((mention) => mention.start !== start);
  }

  /**
   * The date that stands with the loss in its sentence; else that of the heading it stands under;
   * else the only date of the text. `anchor` covers the item and the word that tells its fate.
   */
  dateFor(sentence: TokenSpan, anchor: TokenSpan): DateMention | null {
    if (this.isDaysAfterAnother(anchor) || this.opensWithDayOnly(sentence)) return null;
    const here = this.nearest(sentence, anchor);
    if (here !== null && here.use === 'event') return here;
    const header = this.headerBefore(sentence.start);
    if (header !== null && header.use === 'event') return header;
    const carried = here === null && header === null ? this.carried.into(sentence) : null;
    const chosen =
      (here === null ? null : this.onlyEvent) ?? here ?? header ?? this.onlyDate ?? carried;
    return chosen === null ? null : asBound(chosen);
  }

  private nearest(sentence: TokenSpan, anchor: TokenSpan): DateMention | null {
    let best: DateMention | null = null;
    let least = Number.POSITIVE_INFINITY;
    const first = Math.max(
      firstFrom(this.dates, sentence.start),
      firstFrom(this.dates, anchor.start) - MOST_DATES,
    );
    for (let i = first; i < first + 2 * MOST_DATES; i += 1) {
      const mention = this.dates[i];
      if (mention === undefined || mention.start >= sentence.end) break;
      if (mention.outside === 'long_before_conflict' && !this.isLinked(mention, anchor)) continue;
      const cost = this.cost(mention, sentence, anchor);
      if (cost >= least) continue;
      best = mention;
      least = cost;
    }
    return best;
  }

  /** In one clause with the loss: not ", laid down in 1979,". */
  private isLinked({ start, end }: DateMention, anchor: TokenSpan): boolean {
    const before = this.marksWithin(anchor.start, start);
    const after = this.marksWithin(end, anchor.end);
    const isFronted = end <= anchor.start && this.isFronted({ start }, -1);
    return before === 0 && (after === 0 || (isFronted && after <= 1));
  }

  private marksWithin(from: number, to: number): number {
    return Math.max(0, (this.marks[to] ?? 0) - (this.marks[from] ?? 0));
  }

  private cost(mention: DateMention, sentence: TokenSpan, anchor: TokenSpan): number {
    const { start, end, use, outside } = mention;
    const doubt = (use === 'event' ? 0 : LAST_RESORT) + (outside === null ? 0 : 2 * LAST_RESORT);
    const isFronted = this.isFronted(mention, sentence.start);
    if (start >= anchor.end) {
      return doubt + (isFronted ? BACKWARDS_COST : 0) + this.distance(anchor.end, start);
    }
    if (end > anchor.start) return doubt;
    // The comma after "On 7 February," divides nothing.
    const isDivided = isFronted && [',', ':'].includes(this.tokens[end]?.norm ?? '');
    return doubt + this.distance(isDivided ? end + 1 : end, anchor.start);
  }

  private distance(from: number, to: number): number {
    return Math.max(0, to - from) + this.marksWithin(from, to) * CLAUSE_COST;
  }

  private countMarks(): readonly number[] {
    if (this.dates.length === 0) return [];
    const marks = [0];
    for (let at = 0; at < this.tokens.length; at += 1) {
      marks.push((marks[at] ?? 0) + (this.isClauseMark(at) ? 1 : 0));
    }
    return marks;
  }

  private isClauseMark(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    if (token.kind === 'word') return CLAUSE_WORDS.has(token.norm);
    return token.kind === 'newline' || CLAUSE_MARKS.has(token.norm);
  }

  /** First of its clause but for a preposition. */
  private isFronted({ start }: Pick<DateMention, 'start'>, sentenceStart: number): boolean {
    let at = start - 1;
    while (at >= sentenceStart && LEADS.has(this.tokens[at]?.norm ?? '')) at -= 1;
    return at < sentenceStart || this.isClauseMark(at) || this.tokens[at]?.kind === 'hyphen';
  }

  /** Alone on its line, or at the head of one and closed off: "7 February:", "07.02.2023." */
  private isHeader({ start, end }: DateMention): boolean {
    let at = start - 1;
    while (at >= 0 && this.isHeaderLead(at)) at -= 1;
    const before = this.tokens[at];
    if (before !== undefined && before.kind !== 'newline') return false;
    const after = this.tokens[end];
    if (after === undefined || after.kind === 'newline' || after.kind === 'hyphen') return true;
    return HEADER_ENDS.has(after.norm);
  }

  private isHeaderLead(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    if (token.kind === 'word') return LABELS.has(token.norm);
    return token.kind === 'symbol' || HEADER_STARTS.has(token.norm);
  }

  /** "where we laid it yesterday": of its clause alone. */
  private isSubordinate({ start }: DateMention): boolean {
    for (let at = start - 1; at >= start - CLAUSE_REACH; at -= 1) {
      const token = this.tokens[at];
      if (token === undefined || token.kind === 'newline' || token.kind === 'punct') return false;
      if (RELATIVES.has(token.norm)) return true;
    }
    return false;
  }

  private headerBefore(start: number): DateMention | null {
    return this.headers[firstFrom(this.headers, start) - 1] ?? null;
  }
}

function isOfDays({ outside, date }: DateMention): boolean {
  return outside === null && (date.date_prec ?? LONGEST_CARRIED) <= LONGEST_CARRIED;
}

/** A month or a year told of elsewhere in a text is background. */
function onlyOf(mentions: readonly DateMention[]): DateMention | null {
  const usable = mentions.filter(isOfDays);
  const [first] = usable;
  if (first === undefined) return null;
  const { from, to } = first.date;
  const isOne = usable.every(({ date }) => date.from === from && date.to === to);
  return isOne ? first : null;
}

/** A picture or a publication of a day bounds the loss; it does not date it. */
function asBound(mention: DateMention): DateMention {
  if (mention.use !== 'seen') return mention;
  return { ...mention, date: { ...mention.date, from: null, date_prec: null } };
}
