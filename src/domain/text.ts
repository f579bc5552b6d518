import { isList } from './list.ts';

const REPLACEMENT = '\uFFFD';
// A high surrogate with no low one after it, or a low one with no high one before it.
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The text with every character Postgres refuses (NUL, lone surrogates) replaced by U+FFFD, one
 * UTF-16 unit for one, so that offsets into it stay true. The captured bytes keep the original.
 */
export function toPgSafe(text: string): string {
  return text.replace(UNSTORABLE, REPLACEMENT);
}

/** `toPgSafe` over every string, key and value, of a JSON-like value. Other values pass unchanged. */
export function toPgSafeDeep<T>(value: T): T {
  const safe: unknown = safeCopy(value);
  // A copy of the same shape; only characters within strings differ, which no type can say.
  // type-coverage:ignore-next-line
  return safe as T;
}

function safeCopy(value: unknown): unknown {
  if (typeof value === 'string') return toPgSafe(value);
  if (isList(value)) return value.map(safeCopy);
  if (typeof value === 'object' && value !== null && isPlain(value)) {
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    return Object.fromEntries(entries.map(([key, item]) => [toPgSafe(key), safeCopy(item)]));
  }
  return value;
}

const PLAIN: unknown = Reflect.getPrototypeOf({});

function isPlain(value: object): boolean {
  const prototype: unknown = Reflect.getPrototypeOf(value);
  return prototype === PLAIN || prototype === null;
}
