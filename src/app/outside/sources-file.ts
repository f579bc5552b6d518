import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { sha256 } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import type { SourceKind } from '../../sources/source.ts';
import { SOURCE_KINDS } from './source-kinds.ts';

/** A name a source goes by: in the ledger, on the command line, in logs. */
export const sourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'small letters, digits, dots, dashes and underscores only');

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LEAST_EVERY_MS = 60_000;
const DEFAULT_EVERY = '15m';

/** How often a source is polled: a number and m, h or d; never more than once a minute. */
const every = z
  .string()
  .regex(/^[1-9]\d{0,3}[mhd]$/, 'a number and m, h or d: 15m, 6h, 1d')
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

/** The file that a ledger's sources are written in. */
export function sourcesPath(home: string, named: string | undefined): string {
  return named ?? path.join(home, 'sources.yaml');
}

export interface SourcesFile {
  readonly sources: readonly ConfiguredSource[];
  /** Of the bytes; null where there is no file. */
  readonly digest: string | null;
}

/** Reads and checks the file of sources. No file is no sources. Throws SOURCES_INVALID. */
export async function readSourcesFile(
  file: string,
  kinds: readonly SourceKind[] = SOURCE_KINDS,
): Promise<SourcesFile> {
  const found = await stat(file).catch(() => undefined);
  // A pipe or a device would be waited for, for ever.
  if (found !== undefined && !found.isFile()) {
    throw new LossledgerError('SOURCES_INVALID', `${file} is not a file.`);
  }
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new LossledgerError('SOURCES_INVALID', `${file} cannot be read: ${String(error)}`);
  });
  if (text === null) return { sources: [], digest: null };
  return { sources: parseSources(text, file, kinds), digest: sha256(text) };
}

/** The sources that a text in YAML names. Throws SOURCES_INVALID with every problem and its line. */
export function parseSources(
  text: string,
  file: string,
  kinds: readonly SourceKind[] = SOURCE_KINDS,
): readonly ConfiguredSource[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw invalid(
      file,
      document.errors.map((error) => error.message.split('\n')[0] ?? ''),
    );
  }
  const read = sourcesSchema.safeParse(plainValue(document, file) ?? {});
  if (!read.success) {
    throw invalid(
      file,
      read.error.issues.map((issue) => {
        const line = lineOf(document, text, issue.path);
        return `${line === null ? '' : `line ${line}: `}${issue.path.join('.')}: ${issue.message}`;
      }),
    );
  }
  const { sources } = read.data;
  const twice = sources.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) !== at);
  if (twice.length > 0)
    throw invalid(
      file,
      twice.map((name) => `${name} is there twice`),
    );
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

/** Aliases that unfold without end are refused here, not when the file is parsed. */
function plainValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value;
  } catch (error) {
    throw invalid(file, [error instanceof Error ? error.message : String(error)]);
  }
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  text: string,
  at: readonly PropertyKey[],
): number | null {
  for (let depth = at.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(at.slice(0, depth), true);
    const start = isNode(node) ? node.range?.[0] : undefined;
    if (start !== undefined) return text.slice(0, start).split('\n').length;
  }
  return null;
}

function invalid(file: string, problems: readonly string[]): LossledgerError {
  return new LossledgerError(
    'SOURCES_INVALID',
    `${file} does not hold what it may:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}
