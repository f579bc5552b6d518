import type postgres from 'postgres';

type Driver = postgres.Sql | postgres.TransactionSql;

/** Statements of more parameters are batches of varying size, each a text of its own. */
const MOST_PARAMETERS = 64;

/**
 * The driver with drizzle's statements prepared: drizzle asks for unprepared ones, which cost a
 * second round trip each to learn their types. Batches stay unprepared, since every size of batch
 * would be kept as another statement for as long as the connection lives.
 */
export function preparingDriver<T extends Driver>(driver: T): T {
  return new Proxy(driver, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      if (property === 'unsafe') {
        return (text: string, parameters: readonly unknown[] = [], options: object = {}) => {
          const prepare = parameters.length > 0 && parameters.length <= MOST_PARAMETERS;
          return Reflect.apply(value, target, [text, parameters, { prepare, ...options }]);
        };
      }
      if (property === 'begin' || property === 'savepoint') {
        return (...given: readonly unknown[]) => {
          const body = given.at(-1);
          if (typeof body !== 'function') return Reflect.apply(value, target, [...given]);
          const prepared = (inner: Driver): unknown =>
            Reflect.apply(body, undefined, [preparingDriver(inner)]);
          return Reflect.apply(value, target, [...given.slice(0, -1), prepared]);
        };
      }
      return value;
    },
  });
}
