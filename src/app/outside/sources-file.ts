import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { sha256 } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { isList } from '../../domain/list.ts';
import { isRecord } from '../../extract/post-documents/json.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import type { SourceKind } from '../../sources/source.ts';
import { faultsOf, valueAt } from './source-faults.ts';
import { SOURCE_KINDS } from './source-kinds.ts';
import { plainYamlFault } from './yaml-faults.ts';

/** A name a source goes by: in the ledger, on the command line, in logs. */
export const sourceName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,63}$/,
    'must be small letters, digits, dots, dashes and underscores, 64 at most',
  );

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LEAST_EVERY_MS = 60_000;
const DEFAULT_EVERY = '15m';

/** How often a source is polled: a number and m, h or d; never more than once a minute. */
const every = z
  .string({ error: 'must be a number and m, h or d: 15m, 6h, 1d' })
  .regex(/^[1-9]\d{0,3}[mhd]$/)
  .default(DEFAULT_EVERY)
  .describe('How often it is polled: a number and m (minutes), h (hours) or d (days).');

const common = {
  name: sourceName.describe('What it is called, once in the file.'),
  every,
  paused: z.boolean().default(false).describe('Left alone while true.'),
};

/** What sources.yaml may hold: a list of sources, each with the keys of its kind. */
export const sourcesSchema = z.strictObject({
  sources: z.array(z.discriminatedUnion('kind', sourceSchemas())).default([]),
});

function sourceSchemas() {
  const [first, ...others] = SOURCE_KINDS.map((kind) => schemaOf(kind));
  if (first === undefined) throw new Error('No kind of source is known.');
  return [first, ...others] as const;
}

function schemaOf(kind: SourceKind) {
  return z
    .strictObject({ kind: z.literal(kind.kind), ...common, ...kind.config.shape })
    .describe(kind.summary);
}

/** The largest file that is read, in bytes, and the most sources in it: far above any desk's. */
const MOST_BYTES = 2 * 1024 ** 2;
const MOST_SOURCES = 10_000;

/** Where a ledger's sources are written down. */
export interface SourcesPlace {
  readonly path: string;
  /** Somebody named the file: it is a mistake if it is not there. */
  readonly isNamed: boolean;
}

export function sourcesPlace(home: string, named: string | undefined): SourcesPlace {
  return named === undefined
    ? { path: path.join(home, 'sources.yaml'), isNamed: false }
    : { path: path.resolve(named), isNamed: true };
}

export interface SourcesFile {
  readonly sources: readonly ConfiguredSource[];
  /** Of the bytes; null where there is no file. */
  readonly digest: string | null;
}

/**
 * Reads and checks the file of sources; what was read `before` where it has not changed. No file is no
 * sources, unless it was named. Throws SOURCES_INVALID.
 */
export async function readSourcesFile(
  place: SourcesPlace,
  kinds: readonly SourceKind[] = SOURCE_KINDS,
  before: SourcesFile | null = null,
): Promise<SourcesFile> {
  const text = await readSourcesText(place.path);
  if (text === null && place.isNamed) {
    throw new LossledgerError(
      'SOURCES_INVALID',
      `SOURCES_FILE names ${place.path}, and there is no such file.`,
    );
  }
  if (text === null) return { sources: [], digest: null };
  const digest = sha256(text);
  if (before?.digest === digest) return before;
  return { sources: parseSources(text, place.path, kinds), digest };
}

/** The text of a file of sources; null where there is none. Throws SOURCES_INVALID. */
export async function readSourcesText(file: string): Promise<string | null> {
  const refused = (why: string): LossledgerError =>
    new LossledgerError('SOURCES_INVALID', `${file} ${why}`);
  // A pipe would be waited for, for ever.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw refused(`cannot be read: ${reasonOf(error)}`);
    },
  );
  if (handle === null) return null;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw refused('is not a file.');
    if (stats.size > MOST_BYTES) {
      throw refused(
        `has ${stats.size} bytes; a file of sources may have ${MOST_BYTES}. Split it over ledgers, or watch folders and sitemaps in place of single pages.`,
      );
    }
    return await handle.readFile('utf8');
  } catch (error) {
    throw error instanceof LossledgerError ? error : refused(`cannot be read: ${reasonOf(error)}`);
  } finally {
    await handle.close();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The sources that a text in YAML names. Throws SOURCES_INVALID with every problem and its place. */
export function parseSources(
  text: string,
  file: string,
  kinds: readonly SourceKind[] = SOURCE_KINDS,
): readonly ConfiguredSource[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw invalid(
      file,
      document.errors.map((error) => `${placeOf(lines, error.pos[0])}${plainYamlFault(error)}`),
    );
  }
  const root = plainValue(document, file, lines) ?? {};
  const listed = valueAt(root, ['sources']);
  if (isList(listed) && listed.length > MOST_SOURCES) {
    throw invalid(file, [`it names ${listed.length} sources; it may name ${MOST_SOURCES}`]);
  }
  // An empty list is written as a key with nothing behind it, too.
  const read = sourcesSchema.safeParse(
    listed === null && isRecord(root) ? { ...root, sources: [] } : root,
  );
  if (!read.success) {
    throw invalid(
      file,
      faultsOf(read.error.issues, root).map(
        ({ at, says }) => `${placeIn(document, lines, at)}${nameOf(at, root)} ${says}`,
      ),
    );
  }
  const { sources } = read.data;
  const first = new Map<string, number>();
  const twice = sources.flatMap(({ name }, index) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, index);
    const at = ['sources', index, 'name'];
    return before === undefined
      ? []
      : [`${placeIn(document, lines, at)}${name} is there twice, as source ${before + 1} too`];
  });
  if (twice.length > 0) throw invalid(file, twice);
  return sources.map((source) => configured(source, kinds));
}

function configured(
  source: z.infer<typeof sourcesSchema>['sources'][number],
  kinds: readonly SourceKind[],
): ConfiguredSource {
  const { name, kind: kindName, every: interval, paused, ...config } = source;
  const kind = kinds.find((known) => known.kind === kindName);
  if (kind === undefined) throw new Error(`unreachable: ${kindName} passed the schema`);
  return { name, kind, config, everyMs: millisecondsOf(interval), paused };
}

function millisecondsOf(interval: string): number {
  const unit = interval.at(-1);
  const ms = unit === 'm' || unit === 'h' || unit === 'd' ? UNITS[unit] : UNITS.m;
  return Math.max(LEAST_EVERY_MS, Number.parseInt(interval, 10) * ms);
}

/** Aliases that stand for nothing, or unfold without end, are met here, not when the file is parsed. */
function plainValue(document: Document, file: string, lines: LineCounter): unknown {
  const astray: string[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      const at = placeOf(lines, alias.range?.[0] ?? 0);
      astray.push(`${at}${plainYamlFault({ code: 'BAD_ALIAS', message: '' })}`);
    },
  });
  if (astray.length > 0) throw invalid(file, astray);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value;
  } catch (error) {
    throw invalid(file, [
      `what is repeated in it by *name cannot be read, or is too much: ${reasonOf(error)}`,
    ]);
  }
}

/** "line 4, column 5: " of the thing at a path, or of the nearest that is there around it. */
function placeIn(document: Document, lines: LineCounter, at: readonly PropertyKey[]): string {
  for (let depth = at.length; depth > 0; depth -= 1) {
    const path = at.slice(0, depth);
    const around: unknown = document.getIn(path.slice(0, -1), true);
    const pair = isMap(around)
      ? around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
      : undefined;
    const node: unknown = pair?.key ?? document.getIn(path, true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    if (start !== undefined) return placeOf(lines, start);
  }
  return '';
}

function placeOf(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}: `;
}

/** What stands at a path, as a person would call it: `source 2 (inbox): columns.text`. */
function nameOf(at: readonly PropertyKey[], root: unknown): string {
  const [list, index, ...keys] = at;
  if (list === undefined) return 'the file';
  if (list !== 'sources' || typeof index !== 'number') return at.map(String).join('.');
  const name = valueAt(root, ['sources', index, 'name']);
  const called = typeof name === 'string' ? ` (${name.slice(0, 64)})` : '';
  return `source ${index + 1}${called}${keys.length === 0 ? '' : `: ${keys.map(String).join('.')}`}`;
}

const MOST_PROBLEMS = 50;

function invalid(file: string, problems: readonly string[]): LossledgerError {
  const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => `  ${problem}`);
  const rest = problems.length - shown.length;
  return new LossledgerError(
    'SOURCES_INVALID',
    `${file} does not hold what it may:\n${[...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n')}`,
  );
}
