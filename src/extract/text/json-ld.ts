import { isList } from '../../domain/list.ts';
import { readStatedTime } from '../dates/stated-time.ts';

/** What a page's JSON-LD says of the page, in the words of schema.org. */
export interface JsonLd {
  readonly published_at: string | null;
  readonly byline: string | null;
}

const LARGEST_JSON_LD = 500_000;
/** A page's description has some tens of objects. */
const MOST_OBJECTS = 500;
/** schema.org/datePublished; for JSON that is broken elsewhere. */
const DATE_PUBLISHED = /"datePublished"\s{0,8}:\s{0,8}"([^"\\]{8,64})"/;

/** Reads JSON-LD; the first of each belongs to the page, later ones to its parts. */
export function readJsonLd(json: string): JsonLd {
  const bounded = json.slice(0, LARGEST_JSON_LD);
  const written = DATE_PUBLISHED.exec(bounded)?.[1];
  return {
    published_at: written === undefined ? null : readStatedTime(written),
    byline: bounded.includes('"author"') ? authorIn(parsed(bounded)) : null,
  };
}

function authorIn(root: unknown): string | null {
  const ahead: unknown[] = [root];
  for (let seen = 0; seen < MOST_OBJECTS && ahead.length > 0; seen += 1) {
    const value = ahead.shift();
    if (isList(value)) ahead.push(...value.slice(0, MOST_OBJECTS));
    if (!isRecord(value)) continue;
    const names = namesOf(value['author']);
    if (names.length > 0) return names.join(', ');
    ahead.push(...listOf(value['@graph']), ...listOf(value['mainEntity']));
  }
  return null;
}

/** A name, a person or organisation with a name, or several of them. */
function namesOf(author: unknown): readonly string[] {
  return listOf(author).flatMap((one): readonly string[] => {
    const name = isRecord(one) ? one['name'] : one;
    if (typeof name !== 'string' || name.trim() === '' || name.includes('://')) return [];
    return [name.replace(/\s+/g, ' ').trim().slice(0, 200)];
  });
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value.slice(0, 20) : [value];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
