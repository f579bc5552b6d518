import type { Command } from 'commander';
import { addSource } from '../../app/outside/add-source.ts';
import { checkSource } from '../../app/outside/check-source.ts';
import { openOutside } from '../../app/outside/open-outside.ts';
import { isCharged } from '../../app/outside/running-ledger.ts';
import { keysOfKind } from '../../app/outside/source-faults.ts';
import { SOURCE_KINDS } from '../../app/outside/source-kinds.ts';
import {
  readSourcesFile,
  type SourcesPlace,
  sourcesPlace,
} from '../../app/outside/sources-file.ts';
import { sourcesJsonSchema } from '../../app/outside/sources-schema.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { pollWork } from '../../pipeline/stages/poll.ts';
import type { ConfiguredSource, Outside } from '../../sources/configured-source.ts';
import type { SourceCheck } from '../../sources/source.ts';
import type { Db } from '../../store/connection.ts';
import {
  askForPoll,
  type SourceOnRecord,
  setPaused,
  sourcesOnRecord,
} from '../../store/queries/source-state.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { type Session, startSession, withLedger } from '../session.ts';

export function addSourcesCommand(program: Command): void {
  const sources = program
    .command('sources')
    .summary('watch accounts, channels, feeds and folders')
    .description(
      'Look after the sources that are watched: those of the file SOURCES_FILE, by default sources.yaml in LOSSLEDGER_HOME. ' +
        'They are polled by `lossledger up` and `lossledger scheduler`.',
    )
    .addHelpText('after', '\nExample:\n  lossledger sources test && lossledger sources list');
  addList(sources);
  addAdd(sources);
  addTest(sources);
  addPauses(sources);
  addPoll(sources);
  sources
    .command('schema')
    .summary('print the JSON Schema of the file of sources')
    .description('Print the JSON Schema (2020-12) of the file of sources, for editors.')
    .addHelpText('after', '\nExample:\n  lossledger sources schema > sources.schema.json')
    .action(async () => {
      await writeOut(`${JSON.stringify(sourcesJsonSchema(), null, 2)}\n`);
    });
}

function addList(sources: Command): void {
  sources
    .command('list')
    .summary('show the sources and how their last poll went')
    .description('Show the sources of the file, when each was polled last and what that brought.')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger sources list')
    .action(async (options: { json?: boolean }) => {
      const session = startSession({});
      const configured = await sourcesOf(session);
      await withLedger(session, 'sources', async ({ store }) => {
        const onRecord = await sourcesOnRecord(store.db);
        const rows = configured.map((source) => rowOf(source, onRecord));
        if (options.json === true) await writeOut(`${JSON.stringify(rows)}\n`);
        else for (const row of rows) await writeOut(`${lineOf(row)}\n`);
        say(
          rows.length === 0
            ? `No sources in ${placeOf(session).path}.`
            : counted(rows.length, 'source'),
        );
      });
    });
}

interface SourceRow {
  readonly name: string;
  readonly kind: string;
  readonly every_minutes: number;
  readonly paused: boolean;
  readonly last_polled_at: string | null;
  readonly polls: number;
  /** What all polls brought together, and what the last one did. */
  readonly documents: number;
  readonly last_documents: number;
  readonly last_new_at: string | null;
  readonly resume_at: string | null;
}

function rowOf(source: ConfiguredSource, onRecord: readonly SourceOnRecord[]): SourceRow {
  const record = onRecord.find(({ name }) => name === source.name);
  return {
    name: source.name,
    kind: source.kind.kind,
    every_minutes: source.everyMs / 60_000,
    paused: source.paused || record?.paused === true,
    last_polled_at: record?.last_polled_at ?? null,
    polls: record?.polls ?? 0,
    documents: record?.documents ?? 0,
    last_documents: record?.last_documents ?? 0,
    last_new_at: record?.last_new_at ?? null,
    resume_at: record?.resume_at ?? null,
  };
}

function lineOf(row: SourceRow): string {
  const state = row.paused
    ? 'paused'
    : row.last_polled_at === null
      ? 'not polled yet'
      : `${counted(row.documents, 'document')} in ${counted(row.polls, 'poll')}, ${row.last_documents} in the last at ${row.last_polled_at}`;
  const rest = row.resume_at === null ? '' : `, goes on at ${row.resume_at}`;
  return `${row.name.padEnd(24)} ${row.kind.padEnd(18)} every ${row.every_minutes} min  ${state}${rest}`;
}

function addAdd(sources: Command): void {
  const kinds = SOURCE_KINDS.map(({ kind }) => kind).join(', ');
  sources
    .command('add')
    .summary('add a source to the file')
    .description(
      `Add a source to the file, which is made where there is none. Kinds: ${kinds}. What each takes: docs/reference/sources.md.`,
    )
    .argument('<name>', 'what to call it')
    .argument('<kind>', 'its kind')
    .argument('<setting...>', 'key=value; the value is read as JSON where it is such')
    .option('--every <interval>', 'how often it is polled: 15m, 6h, 1d')
    .option('--dry-run', 'check it and write nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger sources add oryx-feed feed url=https://example.org/feed.xml --every 30m\n  lossledger sources add inbox folder path=/srv/inbox',
    )
    .action(
      async (
        name: string,
        kind: string,
        settings: string[],
        options: { every?: string; dryRun?: boolean },
      ) => {
        const session = startSession({});
        const file = placeOf(session).path;
        const source = typedSource(name, kind, options.every, settings);
        const added = await addSource(file, source, { dryRun: options.dryRun === true });
        say(
          options.dryRun === true
            ? `${added.name} would be added to ${file}.`
            : `${added.name} is in ${file}. Try it: lossledger sources test ${added.name}`,
        );
      },
    );
}

/** The source that was typed. Throws USAGE for a setting that is none, or that is given twice. */
function typedSource(
  name: string,
  kind: string,
  every: string | undefined,
  settings: readonly string[],
): Readonly<Record<string, unknown>> {
  const typed = new Map<string, unknown>([
    ['name', name],
    ['kind', kind],
    ...(every === undefined ? [] : [['every', every] as const]),
  ]);
  const keys = keysOfKind(kind);
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) {
      throw new LossledgerError(
        'USAGE',
        `${printable(setting)} is no setting: write key=value, such as url=https://example.org/feed.xml.`,
      );
    }
    const key = setting.slice(0, at);
    if (typed.has(key)) {
      throw new LossledgerError('USAGE', `${printable(key)} is given twice.`);
    }
    const value = setting.slice(at + 1);
    typed.set(key, isText(keys?.[key]?.type, key) ? value : jsonOr(value));
  }
  return Object.fromEntries(typed);
}

/** A handle of digits alone is no number. */
function isText(type: unknown, key: string): boolean {
  return type === 'string' || key === 'every';
}

function jsonOr(value: string): unknown {
  try {
    const read: unknown = JSON.parse(value);
    return read;
  } catch {
    return value;
  }
}

function addTest(sources: Command): void {
  sources
    .command('test')
    .summary('try sources and keep nothing')
    .description(
      'Try each source named, or all, once: what is seen, what is wrong and what to do, what it will cost. Keeps nothing, but counts what X charges for it. Exit status 1 when one does not work.',
    )
    .argument('[name...]', 'sources to try')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger sources test oryx-feed')
    .action(async (names: string[], options: { json?: boolean }) => {
      const session = startSession({});
      const chosen = chooseFrom(await sourcesOf(session), names);
      await withOutside(session, chosen, async (outside) => {
        const results: (SourceCheck & { name: string; kind: string })[] = [];
        for (const source of chosen) {
          const check = await checkSource(source, outside);
          results.push({ name: source.name, kind: source.kind.kind, ...check });
          if (options.json === true) continue;
          const cost = check.cost === null ? '' : ` Cost: ${check.cost}`;
          await writeOut(
            `${check.ok ? 'ok      ' : 'PROBLEM '}${source.name.padEnd(24)} ${printable(check.says)}${cost}\n`,
          );
        }
        if (options.json === true) await writeOut(`${JSON.stringify(results)}\n`);
        if (results.length === 0) say(`No sources in ${placeOf(session).path}.`);
        if (results.some(({ ok }) => !ok)) process.exitCode = EXIT.failure;
      });
    });
}

/** With the ledger, where trying the sources costs money: what it costs is counted there. */
async function withOutside(
  session: Session,
  chosen: readonly ConfiguredSource[],
  use: (outside: Outside) => Promise<void>,
): Promise<void> {
  const { settings, home } = session;
  const useWith = async (db: Db | null): Promise<void> => {
    const outside = await openOutside(settings, home, db);
    try {
      await use(outside);
    } finally {
      await outside.close();
    }
  };
  const isCostly = chosen.some((source) => isCharged(source, settings));
  if (!isCostly) await useWith(null);
  else await withLedger(session, 'sources', ({ store }) => useWith(store.db));
}

function addPauses(sources: Command): void {
  for (const [verb, paused, what] of [
    ['pause', true, 'leave a source alone until it is resumed'],
    ['resume', false, 'poll a paused source again'],
  ] as const) {
    sources
      .command(verb)
      .summary(what)
      .description(
        `${what[0]?.toUpperCase()}${what.slice(1)}. Kept in the ledger; the file stays as it is.`,
      )
      .argument('<name...>', 'sources')
      .addHelpText('after', `\nExample:\n  lossledger sources ${verb} oryx-feed`)
      .action(async (names: string[]) => {
        const session = startSession({});
        const chosen = chooseFrom(await sourcesOf(session), names);
        await withLedger(session, 'sources', async ({ store }) => {
          for (const { name, kind } of chosen) {
            await setPaused(store.db, { name, kind: kind.kind }, paused);
            say(`${name}: ${paused ? 'paused' : 'resumed'}.`);
          }
        });
      });
  }
}

function addPoll(sources: Command): void {
  sources
    .command('poll')
    .summary('poll sources now')
    .description(
      'Ask for a poll of each source named, or of all, now. Workers do it; one that is asked for already is not asked for twice.',
    )
    .argument('[name...]', 'sources')
    .addHelpText('after', '\nExample:\n  lossledger sources poll oryx-feed')
    .action(async (names: string[]) => {
      const session = startSession({});
      const chosen = chooseFrom(await sourcesOf(session), names);
      await withLedger(session, 'sources', async ({ store }) => {
        const onRecord = await sourcesOnRecord(store.db);
        for (const source of chosen) {
          if (rowOf(source, onRecord).paused) {
            say(`${source.name}: paused, not asked for; see \`lossledger sources resume\`.`);
            continue;
          }
          const asked = await askForPoll(store.db, pollWork(source, new Date()), source.name);
          say(
            `${source.name}: ${asked ? 'asked for' : 'asked for already'}; a running \`up\` or \`worker\` does it.`,
          );
        }
      });
    });
}

function placeOf({ home, settings }: Session): SourcesPlace {
  return sourcesPlace(home, settings.SOURCES_FILE);
}

async function sourcesOf(session: Session): Promise<readonly ConfiguredSource[]> {
  return (await readSourcesFile(placeOf(session))).sources;
}

function chooseFrom(
  sources: readonly ConfiguredSource[],
  names: readonly string[],
): readonly ConfiguredSource[] {
  if (names.length === 0) return sources;
  return names.map((name) => {
    const source = sources.find((one) => one.name === name);
    if (source === undefined) {
      throw new LossledgerError('NOT_FOUND', `No source is called ${printable(name)}.`);
    }
    return source;
  });
}
