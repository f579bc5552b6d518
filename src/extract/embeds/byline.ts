import { readPrintedDate } from '../dates/printed-date.ts';

/** The line printed under an embedded post: "— Name (@handle) February 7, 2023". */
export interface Byline {
  /** Offset of the dash. */
  readonly start: number;
  /** Offset past the date, or past the handle where no date follows. */
  readonly end: number;
  readonly name: string | null;
  readonly handle: string | null;
  /** A date stands there; `day` tells whether it can be one. */
  readonly isDated: boolean;
  readonly day: string | null;
}

/** An account of X in brackets. Other platforms' names have points in them. */
const X_HANDLE = /[(（]\s{0,3}[@＠]\s?([A-Za-z0-9_]{0,20})\s{0,3}[)）]/g;
/** X allows 50 characters; Japanese embeds add two. */
const LONGEST_NAME = 55;
/** Emoji and flags take several UTF-16 units each. */
const LONGEST_NAME_UNITS = 160;
/** A dash here would make it an entry of a reading list: "Title - Name (@handle) - February 7, 2023". */
const BEFORE_DATE = /^[\s\u200E\u200F]{0,12}(?:\[\d{1,3}\]|[,·•|([])?\s{0,4}/u;

/**
 * Every dash variant an em dash turns into on its way: entity references encoded twice, UTF-8 read as
 * windows-1252 or windows-1251, two or three hyphens.
 */
const DASH =
  /&(?:amp;){0,4}(?:mdash|ndash|horbar|#821[1-3]|#x201[345]);|[âв][€Ђ\x80][”“"\x93\x94]|-{2,3}|[—―–‒‐‑−﹘﹣－-]/gi;
const LONE_HYPHEN = /^[‐‑−﹣－-]$/;

interface Dash {
  readonly start: number;
  readonly end: number;
  readonly isHyphen: boolean;
  readonly opensLine: boolean;
}

/** The bylines of a text, in order. Without a dash, or with a comma in its place, it is only a mention. */
export function findBylines(
  text: string,
  lang: string | null = null,
  handles: RegExp = X_HANDLE,
): readonly Byline[] {
  const found: Byline[] = [];
  /** A byline begins behind the last date, and behind all handles but one: a name can hold one. */
  let earliest = 0;
  let handleEnd = 0;
  for (const match of text.matchAll(handles)) {
    const before = found.at(-1);
    const floor = Math.max(earliest, match.index - LONGEST_NAME_UNITS);
    const dash = bylineDash(text, floor, match.index);
    earliest = Math.max(earliest, handleEnd);
    handleEnd = match.index + match[0].length;
    if (dash === null) continue;
    const name = text.slice(dash.end, match.index).replace(/\s+/g, ' ').trim();
    if (visibleLength(name) > LONGEST_NAME) continue;
    const gap = BEFORE_DATE.exec(text.slice(handleEnd, handleEnd + 24))?.[0].length ?? 0;
    const date = readPrintedDate(text, handleEnd + gap, lang);
    // "Name (@old) (@new)": what looked like the handle was part of the name.
    if (before?.isDated === false && before.start === dash.start) found.pop();
    if (date !== null) earliest = date.end;
    found.push({
      start: dash.start,
      end: date === null ? handleEnd : pastBracket(text, date.end),
      name: name || null,
      handle: match[1] || null,
      isDated: date !== null,
      day: date?.day ?? null,
    });
  }
  return found;
}

function visibleLength(name: string): number {
  return name.replace(
    /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u200D|\uFE0F/gu,
    '',
  ).length;
}

function pastBracket(text: string, at: number): number {
  return /^[\])]/.test(text.slice(at, at + 1)) ? at + 1 : at;
}

/**
 * The dash that opens the byline, not one of the text's or the name's own. One that starts a line or
 * comes right after a sentence's end is the surest; a proper dash is surer than a hyphen.
 */
function bylineDash(text: string, floor: number, until: number): Dash | null {
  const gap = text.slice(floor, until).lastIndexOf('\n\n');
  const dashes = readDashes(text, gap < 0 ? floor : floor + gap, until);
  const proper = dashes.findLast((dash) => !dash.isHyphen);
  const sureProper = dashes.findLast((dash) => !dash.isHyphen && dash.opensLine);
  const sureHyphen = dashes.findLast((dash) => dash.isHyphen && dash.opensLine);
  const chosen = sureProper ?? proper;
  if (sureHyphen !== undefined && sureHyphen.start > (chosen?.start ?? -1)) return sureHyphen;
  return chosen ?? dashes.at(-1) ?? null;
}

/** The start of a line, or the end of what a post's text can end with. */
const BEFORE_BYLINE =
  /(?:^|\n)[\s>"”*_]{0,8}$|[.!?…]["”»)]?\s*$|(?:t\.co|pic\.(?:twitter|x)\.com)\/\w+\s*$|#[\p{L}\p{N}_]+\s*$/u;

function readDashes(text: string, from: number, until: number): readonly Dash[] {
  const dashes: Dash[] = [];
  for (const match of text.slice(from, until).matchAll(DASH)) {
    const start = from + match.index;
    const end = start + match[0].length;
    const isHyphen = LONE_HYPHEN.test(match[0]);
    // A space stands for what lies before the stretch looked at, so that it is no line's start.
    const lead = start > 60 ? ` ${text.slice(start - 60, start)}` : text.slice(0, start);
    const opensLine = BEFORE_BYLINE.test(lead);
    // A hyphen inside a word or a number is the name's: "Jean-Paul", "T-72".
    const isInWord = /[^\s]$/.test(lead) && /^[^\s(（]/.test(text.slice(end, end + 1));
    if (opensLine || !isHyphen || !isInWord) dashes.push({ start, end, isHyphen, opensLine });
  }
  return dashes;
}
