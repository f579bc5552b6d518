import { sql as drizzleSql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { isList } from '../domain/list.ts';

/** A statement, or a part of one: awaited it runs and gives its rows, put into another it is text. */
export interface Query<Rows extends readonly object[]> extends SQLWrapper, PromiseLike<Rows> {}

/**
 * SQL as a template: every value becomes a parameter (a list an array, as `= any(…)` wants it), and
 * queries nest. Instants come as text; where their form matters, ask for it with to_char.
 */
export interface Sql {
  <Rows extends readonly object[]>(
    text: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Query<Rows>;
  /** Text as it stands, for what takes no parameters. Never with anything of a user's in it. */
  unsafe(text: string): Query<readonly object[]>;
  /** Runs what is written on the template given in one transaction. */
  begin<T>(body: (tx: Sql) => Promise<T>): Promise<T>;
}

export function sqlTag(db: NodePgDatabase): Sql {
  const runnable = <Rows extends readonly object[]>(statement: SQL): Query<Rows> => ({
    getSQL: () => statement,
    // biome-ignore lint/suspicious/noThenProperty: a query runs when it is awaited, and only then
    then: (done, failed) =>
      db
        .execute(statement)
        // The caller says what the rows look like; only the database could say otherwise.
        // type-coverage:ignore-next-line
        .then((result) => result.rows as unknown as Rows)
        .then(done, failed),
  });
  const tag = <Rows extends readonly object[]>(
    text: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Query<Rows> =>
    runnable(
      drizzleSql(text, ...values.map((value) => (isList(value) ? drizzleSql.param(value) : value))),
    );
  return Object.assign(tag, {
    unsafe: (text: string) => runnable(drizzleSql.raw(text)),
    begin: <T>(body: (tx: Sql) => Promise<T>) => db.transaction((tx) => body(sqlTag(tx))),
  });
}
