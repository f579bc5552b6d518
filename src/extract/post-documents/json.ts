import { isList } from '../../domain/list.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value of a JSON text; undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** What lies at a path of own keys; undefined where the path ends early. Inherited keys are not there. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (!isRecord(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

export function recordAt(value: unknown, ...path: readonly string[]): JsonRecord | null {
  const found = at(value, ...path);
  return isRecord(found) ? found : null;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return isList(found) ? found : [];
}

export function stringAt(value: unknown, ...path: readonly string[]): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** A string with something in it. */
export function wordsAt(value: unknown, ...path: readonly string[]): string | null {
  const found = stringAt(value, ...path)?.trim() ?? '';
  return found === '' ? null : found;
}

/** An id of digits; numbers above 2^53 have lost digits in JSON and are none. */
export function digitsAt(value: unknown, ...path: readonly string[]): string | null {
  const found = at(value, ...path);
  if (typeof found === 'number')
    return Number.isSafeInteger(found) && found > 0 ? `${found}` : null;
  return typeof found === 'string' && /^[1-9]\d{0,18}$/.test(found) ? found : null;
}

/** An address of the web, https where it names no scheme; null for every other. */
export function webAddress(address: string | null): string | null {
  if (address === null) return null;
  const full = address.startsWith('//') ? `https:${address}` : address;
  return /^https?:\/\/[^\s]{1,4000}$/i.test(full) ? full : null;
}

export function webAddressAt(value: unknown, ...path: readonly string[]): string | null {
  return webAddress(stringAt(value, ...path));
}
