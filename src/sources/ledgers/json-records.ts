import { LossledgerError } from '../../domain/errors.ts';
import type { TextParts } from './ledger-charset.ts';

/** The text of one record, or why there is none. */
export type JsonRecord =
  | { readonly row: number; readonly text: string }
  | { readonly row: number; readonly problem: string };

/** Characters of one record; a real one has a few hundred. */
const LONGEST_RECORD = 1_000_000;
const LONGEST_SHOWN = 40;
/** Ends a number, or a word such as null. */
const ENDS_WORD = /[\s,:[\]{}"]/;
/** What an API wraps its records in. */
const WRAPPERS = new Set(['losses', 'data', 'results', 'items']);

/**
 * The objects of a JSON text, one at a time: those of an array, of an array under `losses`, or one
 * after the other. Only brackets and quotes are looked at, so that one that is broken stops no other;
 * a value that is no object is told in its place, and counts as a row.
 */
export async function* jsonRecords(text: TextParts): AsyncGenerator<JsonRecord, void, undefined> {
  const scanner = new RecordScanner();
  let isBegun = false;
  for await (const part of text) {
    const beginning: string = isBegun ? '' : part.trimStart();
    if (beginning !== '' && !/^[{[]/.test(beginning)) {
      throw new LossledgerError(
        'INPUT_INVALID',
        'The file is no JSON of objects: it begins with other than { or [.',
      );
    }
    isBegun ||= beginning !== '';
    yield* scanner.read(part);
  }
  yield* scanner.end();
}

class RecordScanner {
  private row = 0;
  /** Brackets that are open, outermost first. */
  private readonly open: string[] = [];
  private isQuoted = false;
  private isEscaped = false;
  /** The last string that was closed, which may be a key. */
  private word = '';
  private key = '';
  /** How many brackets are open around records; null beside the list in what wraps it. */
  private level: number | null = 0;
  /** What is being read of the records: one of its own, or a value that stands where one should. */
  private reading: 'record' | 'list' | 'text' | 'word' | null = null;
  private held: string[] = [];
  private heldLength = 0;

  *read(part: string): Generator<JsonRecord> {
    let from = 0;
    for (let at = 0; at < part.length; at += 1) {
      const character = part.charAt(at);
      if (this.isQuoted) {
        this.readQuoted(character);
        if (this.isQuoted || this.reading !== 'text') continue;
        this.hold(part.slice(from, at + 1));
        yield this.take();
        continue;
      }
      if (this.reading === 'word' && ENDS_WORD.test(character)) {
        this.hold(part.slice(from, at));
        yield this.take();
      }
      if (this.reading === null && this.open.length === this.level) {
        this.reading = this.beginningWith(character);
        if (this.reading !== null) from = at;
      }
      if (character === '"') {
        this.isQuoted = true;
        this.word = '';
      } else if (character === ':') {
        this.key = this.word;
      } else if (character === '{' || character === '[') {
        this.openBracket(character);
      } else if (character === '}' || character === ']') {
        this.open.pop();
        if (this.reading !== null && this.level !== null && this.open.length <= this.level) {
          this.hold(part.slice(from, at + 1));
          yield this.take();
        }
        this.leaveList();
      }
    }
    if (this.reading !== null) this.hold(part.slice(from));
  }

  *end(): Generator<JsonRecord> {
    if (this.reading === 'word') yield this.take();
    if (this.reading !== null || this.isQuoted || this.open.length > 0) {
      this.row += 1;
      yield { row: this.row, problem: 'the file ends in the middle of it' };
    }
  }

  private readQuoted(character: string): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (character === '\\') this.isEscaped = true;
    else if (character === '"') this.isQuoted = false;
    else if (this.word.length < 20) this.word += character;
  }

  /** What a character begins where a record may stand; null for what only parts them, or holds them. */
  private beginningWith(character: string): RecordScanner['reading'] {
    if (character === '{') return 'record';
    // Around all records it is what they are in.
    if (character === '[') return this.open.length === 0 ? null : 'list';
    if (character === '"') return 'text';
    return ENDS_WORD.test(character) ? null : 'word';
  }

  private openBracket(character: string): void {
    if (character === '[') {
      if (this.open.length === 0) this.level = 1;
      else if (this.isWrapped()) {
        this.letGo();
        this.level = 2;
      }
    }
    this.open.push(character);
  }

  /** What is open is no record but what the records are in: `{"losses": [`. */
  private isWrapped(): boolean {
    const isFirst = this.level === 0 && this.reading === 'record';
    return (isFirst || this.level === null) && this.open.length === 1 && WRAPPERS.has(this.key);
  }

  private leaveList(): void {
    if (this.open.length === 0) this.level = 0;
    else if (this.level === 2 && this.open.length === 1) this.level = null;
  }

  private letGo(): void {
    this.reading = null;
    this.held = [];
    this.heldLength = 0;
  }

  private hold(text: string): void {
    this.heldLength += text.length;
    if (this.heldLength > LONGEST_RECORD) this.held = [];
    else this.held.push(text);
  }

  private take(): JsonRecord {
    this.row += 1;
    const { row, reading, heldLength } = this;
    const text = this.held.join('');
    this.letGo();
    if (heldLength > LONGEST_RECORD) {
      return { row, problem: `it has more than ${LONGEST_RECORD} characters` };
    }
    return reading === 'record'
      ? { row, text }
      : { row, problem: `it is no object: ${shown(text)}` };
  }
}

function shown(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
