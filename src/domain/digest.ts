import { createHash } from 'node:crypto';

/** SHA-256 of a text (as UTF-8) or of bytes, in lower-case hex, 64 digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 over parts such that no two different lists of parts run together into one text. */
export function digestOf(...parts: readonly (string | number | null)[]): string {
  return sha256(JSON.stringify(parts));
}

/**
 * A value as JSON with the keys of every object in code-unit order: equal values give equal text,
 * which is what a digest over them needs.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : item,
  );
}
