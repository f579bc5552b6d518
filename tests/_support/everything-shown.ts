import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type postgres from 'postgres';
import { REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { ExchangeNames, readExchangeNames } from '../../src/reporting/exchange-names.ts';
import { EXPORT_FORMATS, exportLosses } from '../../src/reporting/export-losses.ts';
import type { Store } from '../../src/store/connection.ts';
import { EXPORTED_VIEWS } from '../../src/store/queries/loss-pages.ts';

/** Schemas that others than the program read. */
const SHOWN_SCHEMAS = ['reporting', 'reporting_public'] as const;

interface ShownPart {
  /** A view, a call of a function, or an export. */
  readonly name: string;
  readonly text: string;
}

/**
 * All that readers can get out of a ledger: every view and function of the schemas made for them, as
 * the catalogue has them, and every export. What is added to those is looked at without being named.
 */
export async function everythingShown(
  sql: postgres.Sql,
  store: Store,
): Promise<readonly ShownPart[]> {
  return [...(await everyView(sql)), ...(await everyFunction(sql)), ...(await everyExport(store))];
}

async function everyView(sql: postgres.Sql): Promise<readonly ShownPart[]> {
  const views = await sql<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(${[...SHOWN_SCHEMAS]}) and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 1`;
  return Promise.all(views.map(async ({ name }) => ({ name, text: await textOf(sql, name) })));
}

/** Instants at which a function that takes one is asked: always, and after every change. */
async function everyFunction(sql: postgres.Sql): Promise<readonly ShownPart[]> {
  const functions = await sql<{ name: string; arguments: string }[]>`
    select format('%I.%I', n.nspname, p.proname) as name,
      pg_get_function_identity_arguments(p.oid) as arguments
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = any(${[...SHOWN_SCHEMAS]}) order by 1`;
  const instants = await sql<{ at: string }[]>`
    select distinct listed_at::text as at from reporting.loss_changes
    union select 'infinity' order by 1`;
  const parts: ShownPart[] = [];
  for (const each of functions) {
    if (!/^(\w+ )?timestamp with time zone$/.test(each.arguments)) {
      throw new Error(
        `It is not known how to call ${each.name}(${each.arguments}): teach it here.`,
      );
    }
    for (const { at } of instants) {
      const name = `${each.name}('${at}')`;
      parts.push({ name, text: await textOf(sql, name) });
    }
  }
  return parts;
}

async function everyExport(store: Store): Promise<readonly ShownPart[]> {
  const names = new ExchangeNames(await readExchangeNames(REFERENCE_FOLDER), [], () => null);
  const parts: ShownPart[] = [];
  for (const view of EXPORTED_VIEWS) {
    for (const format of EXPORT_FORMATS) {
      if (view === 'reporting_public.losses' && !OWN_SHAPES.has(format)) continue;
      const folder = await mkdtemp(path.join(tmpdir(), 'lossledger-shown-'));
      try {
        const to = { kind: 'folder', path: folder } as const;
        const filter = {};
        await exportLosses(store, { format, view, filter, to, resume: false, names, now: NOW });
        for (const file of await readdir(folder)) {
          const bytes = await readFile(path.join(folder, file));
          parts.push({ name: `${view} as ${format}: ${file}`, text: bytes.toString('latin1') });
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  }
  return parts;
}

const NOW = new Date('2026-11-23T00:00:00Z');
/** What the public face can be exported as: its columns are not those that other shapes need. */
const OWN_SHAPES: ReadonlySet<string> = new Set(['csv', 'json', 'ndjson', 'geojson', 'parquet']);

async function textOf(sql: postgres.Sql, source: string): Promise<string> {
  const rows = await sql.unsafe(`select to_jsonb(shown)::text as row from ${source} as shown`);
  return rows.map((row) => String(row['row'])).join('\n');
}

/** Every cell of every table of the program's own and of its queue that holds the words. */
export async function tablesHolding(sql: postgres.Sql, words: string): Promise<readonly string[]> {
  const columns = await sql<{ name: string; table: string; column: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name, c.relname as table, a.attname as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('lossledger', 'bullmq') and c.relkind in ('r', 'p') order by 1, 3`;
  const holding: string[] = [];
  for (const { name, table, column } of columns) {
    const [found] = await sql.unsafe(
      `select 1 from ${name} where strpos(lower("${column}"::text), lower($1)) > 0 limit 1`,
      [words],
    );
    if (found !== undefined) holding.push(`${table}.${column}`);
  }
  return holding;
}
