import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { isList } from '../../domain/list.ts';
import { isRecord } from '../../extract/post-documents/json.ts';
import { SOURCE_KINDS } from './source-kinds.ts';

/** One thing that is wrong with sources as they are written. */
export interface SourceFault {
  /** The path of what is at fault: of a key, where that key is not known. */
  readonly at: readonly PropertyKey[];
  /** What is wrong with it and what is allowed, to be read behind its name. */
  readonly says: string;
}

const KEYS_OF_ALL = ['name', 'kind', 'every', 'paused'];

/** What zod found wrong with a value, in plain words. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], root: unknown): SourceFault[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          at: [...issue.path, key],
          says: `is no key here${known(issue.path, root)}`,
        }))
      : [{ at: issue.path, says: told(issue, root) }],
  );
}

function told(issue: z.core.$ZodIssue, root: unknown): string {
  const value = valueAt(root, issue.path);
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'kind') {
    return `must be one of ${SOURCE_KINDS.map(({ kind }) => kind).join(', ')}${instead(value)}`;
  }
  if (value === undefined) return `is missing${meaning(issue.path, root)}`;
  if (issue.code === 'invalid_value') {
    return `must be one of ${issue.values.map(String).join(', ')}${instead(value)}`;
  }
  if (issue.code === 'too_small') return bound(issue.origin, 'at least', issue.minimum);
  if (issue.code === 'too_big') return bound(issue.origin, 'at most', issue.maximum);
  const own = ownWords(issue);
  if (own !== null) return `${own}${instead(value)}`;
  if (issue.code === 'invalid_type') {
    return `must be ${TYPES[issue.expected] ?? issue.expected}${instead(value)}`;
  }
  return `does not fit${instead(value)}${meaning(issue.path, root)}`;
}

/** A rule's own words begin like this; those that come with zod do not. */
const OWN_WORDS = /^(?:must|may) /;

function ownWords(issue: z.core.$ZodIssue): string | null {
  if (OWN_WORDS.test(issue.message)) return issue.message;
  const inner = issue.code === 'invalid_union' ? issue.errors.flat() : [];
  return inner.find(({ message }) => OWN_WORDS.test(message))?.message ?? null;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of keys and values',
};

function bound(origin: string, limit: string, amount: number | bigint): string {
  if (origin === 'string' && limit === 'at least' && amount === 1) return 'must not be empty';
  if (origin === 'string') return `must have ${limit} ${counted(Number(amount), 'character')}`;
  if (origin === 'array')
    return `must have ${limit} ${counted(Number(amount), 'entry', 'entries')}`;
  return `must be ${limit} ${amount}`;
}

const LONGEST_SHOWN = 60;

function instead(value: unknown): string {
  if (value === undefined) return ', and is missing';
  if (value === null) return ', and is empty';
  if (isList(value)) return ', and is a list';
  if (isRecord(value)) return ', and is a set of keys and values';
  const shown = JSON.stringify(value) ?? typeof value;
  return `, and is ${shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown}`;
}

/** What the schema says of a source's key, as a sentence of its own. */
function meaning(path: readonly PropertyKey[], root: unknown): string {
  const [list, index, key] = path;
  if (list !== 'sources' || index === undefined || typeof key !== 'string') return '';
  const description = keysOfKind(valueAt(root, ['sources', index, 'kind']))?.[key]?.description;
  return description === undefined ? '' : `. ${description.replace(/\.$/, '')}`;
}

/** The keys that may stand where one stands that may not. */
function known(path: readonly PropertyKey[], root: unknown): string {
  if (path.length === 0) return '; the only one is sources';
  const keys = path.length === 2 ? keysOfKind(valueAt(root, [...path, 'kind'])) : null;
  return keys === null ? '' : `; there may be ${[...KEYS_OF_ALL, ...Object.keys(keys)].join(', ')}`;
}

const SHAPE = z.object({
  properties: z.record(
    z.string(),
    z.object({ description: z.string().optional(), type: z.unknown().optional() }),
  ),
});

/** The keys of a kind of source, with what they mean and hold; null for a kind nobody knows. */
export function keysOfKind(name: unknown): z.infer<typeof SHAPE>['properties'] | null {
  const kind = SOURCE_KINDS.find((one) => one.kind === name);
  if (kind === undefined) return null;
  return SHAPE.parse(z.toJSONSchema(kind.config, { io: 'input' })).properties;
}

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let here = root;
  for (const key of path) {
    if (isList(here) && typeof key === 'number') here = here[key];
    else if (isRecord(here) && typeof key === 'string' && Object.hasOwn(here, key))
      here = here[key];
    else return undefined;
  }
  return here;
}
