import { LossledgerError } from '../domain/errors.ts';
import type { Store } from '../store/connection.ts';
import { lossIdsOnRecord, redirectOf } from '../store/queries/review-queue.ts';
import { printable, say } from './output.ts';

const MOST_NAMED = 5;

/**
 * The one loss that an id, or the beginning of one, names, whatever its state. Of one that was merged into another,
 * that is told; `led`: it stands for that.
 */
export async function standingId(
  sql: Store['sql'],
  begins: string,
  { led }: { readonly led: boolean },
): Promise<string> {
  if (begins === '') throw new LossledgerError('USAGE', 'An empty id names no loss.');
  const ids = await lossIdsOnRecord(sql, begins, MOST_NAMED + 1);
  const [first, second] = ids;
  if (first === undefined) {
    throw new LossledgerError('NOT_FOUND', `No loss is called ${printable(begins)}.`);
  }
  // The shortest comes first, so an id that begins another is still itself.
  if (second !== undefined && first !== begins) {
    const more = ids.length > MOST_NAMED ? ', …' : '';
    throw new LossledgerError(
      'USAGE',
      `Several losses begin ${printable(begins)}: ${ids.slice(0, MOST_NAMED).join(', ')}${more}. Give more of the id.`,
    );
  }
  const leadsTo = await redirectOf(sql, first);
  if (leadsTo === null) return first;
  say(`${first} was merged into ${leadsTo}`);
  return led ? leadsTo : first;
}
