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
  if (typeof value === 'string') return toPgSafe(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => toPgSafeDeep(item)) as T;
  if (value !== null && typeof value === 'object' && isPlain(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [toPgSafe(key), toPgSafeDeep<unknown>(item)]),
    ) as T;
  }
  return value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
