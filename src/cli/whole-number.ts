import { LossledgerError } from '../domain/errors.ts';
import { printable } from './output.ts';

/** Rows that one list may have. */
export const MOST_ROWS = 1_000_000;

/** What follows a flag, read as a whole number in plain digits. Throws USAGE for whatever else. */
export function wholeNumber(flag: string, least: number, most: number): (given: string) => number {
  return (given) => {
    const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new LossledgerError(
      'USAGE',
      `${flag} wants a whole number from ${least} to ${most}, not "${printable(given)}".`,
    );
  };
}
