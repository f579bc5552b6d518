import { LossledgerError } from '../../domain/errors.ts';
import type { TextParts } from './ledger-charset.ts';

/** The text of one record, or why there is none. */
export type JsonRecord =
  | { readonly row: number; readonly text: string }
  | { readonly row: number; readonly problem: string };

/** Characters of one record; a real one has a few hundred. */
const LONGEST_RECORD = 1_000_000;
/** What an API wraps its records in. */
const WRAPPERS = new Set(['losses', 'data', 'results', 'items']);

/**
 * The objects of a JSON text, one at a time: those of an array, of an array under `losses`, or one
 * after the other. Only brackets and quotes are looked at, so that one that is broken stops no other.
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
  /** How many brackets were open before the record's own; null between records. */
  private recordDepth: number | null = null;
  private held: string[] = [];
  private heldLength = 0;

  *read(part: string): Generator<JsonRecord> {
    let from = 0;
    for (let at = 0; at < part.length; at += 1) {
      const character = part.charAt(at);
      if (this.isQuoted) {
        this.readQuoted(character);
        continue;
      }
      if (character === '"') {
        this.isQuoted = true;
        this.word = '';
      } else if (character === ':') {
        this.key = this.word;
      } else if (character === '{' || character === '[') {
        if (character === '{' && this.recordDepth === null) {
          this.recordDepth = this.open.length;
          from = at;
        }
        if (character === '[' && this.isWrapped()) this.letGo();
        this.open.push(character);
      } else if (character === '}' || character === ']') {
        this.open.pop();
        if (this.recordDepth !== null && this.open.length <= this.recordDepth) {
          this.hold(part.slice(from, at + 1));
          yield this.take();
        }
      }
    }
    if (this.recordDepth !== null) this.hold(part.slice(from));
  }

  *end(): Generator<JsonRecord> {
    if (this.recordDepth !== null || this.isQuoted || this.open.length > 0) {
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

  /** What is open is no record but what the records are in: `{"losses": [`. */
  private isWrapped(): boolean {
    return this.recordDepth === 0 && this.open.length === 1 && WRAPPERS.has(this.key);
  }

  private letGo(): void {
    this.recordDepth = null;
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
    const { row, heldLength } = this;
    const text = this.held.join('');
    this.letGo();
    return heldLength > LONGEST_RECORD
      ? { row, problem: `it has more than ${LONGEST_RECORD} characters` }
      : { row, text };
  }
}
