import { readCharacterReference } from './character-references.ts';
import type { FlatText, TextLink } from './flat-text.ts';

const ESCAPABLE = /[!-/:-@[-`{-~]/;
const DESTINATION =
  /^\(\s{0,4}<?([^\s<>()]{0,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,2000})?)>?(?:\s{1,4}(?:"[^"]{0,500}"|'[^']{0,500}'))?\s{0,4}\)/;
const REFERENCE_LABEL = /^\[([^\][]{0,80})\]/;
const AUTOLINK = /^<(https?:\/\/[^\s<>]{1,2000})>/;
const TAG = /^<\/?[a-zA-Z][a-zA-Z0-9-]{0,20}(?:\s[^<>]{0,1000})?\/?>/;

/** Nobody nests more; without a limit, nested images would be read again and again. */
const MAX_OPEN_BRACKETS = 32;

/** Where `[label]: address` lines lead. */
export type LinkDefinitions = ReadonlyMap<string, string>;

/** The words of a Markdown paragraph, without its marks, and its links. One pass over the text. */
export function flattenMarkdown(source: string, definitions: LinkDefinitions): FlatText {
  return new InlineReader(source, definitions).read();
}

interface OpenBracket {
  readonly piece: number;
  /** Offset, in the source, of the label. */
  readonly at: number;
  readonly isImage: boolean;
}
interface OpenMark {
  readonly piece: number;
  readonly mark: string;
}

class InlineReader {
  readonly #source: string;
  readonly #definitions: LinkDefinitions;
  readonly #pieces: string[] = [];
  readonly #brackets: OpenBracket[] = [];
  readonly #marks: OpenMark[] = [];
  readonly #links: { from: number; to: number; href: string }[] = [];
  #at = 0;

  constructor(source: string, definitions: LinkDefinitions) {
    this.#source = source;
    this.#definitions = definitions;
  }

  read(): FlatText {
    while (this.#at < this.#source.length) this.#step();
    const offsets = [0];
    for (const piece of this.#pieces) offsets.push((offsets.at(-1) ?? 0) + piece.length);
    const links: TextLink[] = this.#links.map(({ from, to, href }) => ({
      start: offsets[from] ?? 0,
      end: offsets[to] ?? 0,
      href,
    }));
    return { text: this.#pieces.join(''), links };
  }

  #step(): void {
    const character = this.#source[this.#at] ?? '';
    if (character === '\\') return this.#escape();
    if (character === '[' || this.#source.startsWith('![', this.#at)) return this.#openBracket();
    if (character === ']') return this.#closeBracket();
    if (character === '<') return this.#angle();
    if (character === '&') return this.#reference();
    if (character === '*' || character === '_') return this.#emphasis();
    const plain = /^[^\\[\]<&*_!]+/.exec(this.#source.slice(this.#at, this.#at + 4096))?.[0];
    this.#push(plain ?? character, plain?.length ?? 1);
  }

  #push(piece: string, consumed: number): void {
    this.#pieces.push(piece);
    this.#at += consumed;
  }

  #escape(): void {
    const next = this.#source[this.#at + 1];
    // A backslash at a line's end is Markdown's line break.
    if (next === '\n') return this.#push('', 1);
    if (next !== undefined && ESCAPABLE.test(next)) return this.#push(next, 2);
    this.#push('\\', 1);
  }

  #openBracket(): void {
    const isImage = this.#source[this.#at] === '!';
    const length = isImage ? 2 : 1;
    this.#brackets.push({ piece: this.#pieces.length, at: this.#at + length, isImage });
    if (this.#brackets.length > MAX_OPEN_BRACKETS) this.#brackets.shift();
    this.#push(isImage ? '![' : '[', length);
  }

  #closeBracket(): void {
    const open = this.#brackets.pop();
    const target = open === undefined ? null : this.#linkTarget(open);
    if (open === undefined || target === null) return this.#push(']', 1);
    this.#pieces[open.piece] = '';
    if (open.isImage) {
      this.#pieces.fill('', open.piece);
    } else {
      this.#links.push({ from: open.piece, to: this.#pieces.length, href: target.href });
    }
    this.#push('', target.end - this.#at);
  }

  #linkTarget(open: OpenBracket): { readonly href: string; readonly end: number } | null {
    const after = this.#at + 1;
    const next = this.#source[after];
    if (next === '(') {
      const found = DESTINATION.exec(this.#source.slice(after, after + 5200));
      return found === null ? null : { href: found[1] ?? '', end: after + found[0].length };
    }
    const explicit =
      next === '[' ? REFERENCE_LABEL.exec(this.#source.slice(after, after + 90)) : null;
    const own = this.#at - open.at <= 80 ? this.#source.slice(open.at, this.#at) : '';
    const href = this.#definitions.get((explicit?.[1] || own).toLowerCase());
    return href === undefined ? null : { href, end: after + (explicit?.[0].length ?? 0) };
  }

  #angle(): void {
    const ahead = this.#source.slice(this.#at, this.#at + 2010);
    const address = AUTOLINK.exec(ahead);
    if (address !== null) {
      const [whole, href = ''] = address;
      this.#links.push({ from: this.#pieces.length, to: this.#pieces.length + 1, href });
      return this.#push(href, whole.length);
    }
    const tag = TAG.exec(ahead)?.[0];
    if (tag === undefined) return this.#push('<', 1);
    this.#push(/^<br/i.test(tag) ? '\n' : '', tag.length);
  }

  #reference(): void {
    const reference = readCharacterReference(this.#source, this.#at);
    if (reference === null) return this.#push('&', 1);
    this.#push(reference.character, reference.end - this.#at);
  }

  /** Marks go in pairs, and only where they hug words; "@__name__" and "2*3" keep theirs. */
  #emphasis(): void {
    const mark = /^(?:\*{1,3}|_{1,3})/.exec(this.#source.slice(this.#at, this.#at + 3))?.[0] ?? '';
    const before = this.#source[this.#at - 1] ?? ' ';
    const after = this.#source[this.#at + mark.length] ?? ' ';
    const inWord = (c: string): boolean => /[\p{L}\p{N}@#_/]/u.test(c);
    const open = this.#marks.at(-1);
    if (open?.mark === mark && !/\s/.test(before) && !inWord(after)) {
      this.#marks.pop();
      this.#pieces[open.piece] = '';
      return this.#push('', mark.length);
    }
    if (!/\s/.test(after) && !inWord(before)) {
      this.#marks.push({ piece: this.#pieces.length, mark });
    }
    this.#push(mark, mark.length);
  }
}
