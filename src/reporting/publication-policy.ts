import { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';

/** Ten years: whoever wants a place never shown says so by place_while_delayed and a long delay. */
const LONGEST_DELAY_DAYS = 3_650;
const days = z.int().min(0).max(LONGEST_DELAY_DAYS);

/**
 * data/publication-policy.json: what everybody may see. Every key must be there and none besides, so
 * that a word misspelt is an error and never a rule left out.
 */
export const publicationPolicy = z.strictObject({
  source: z.string().min(10),
  name: z.string().regex(/^[a-z0-9-]+$/),
  coordinates: z.strictObject({
    /** Coordinates are rounded to this. One hundredth of a degree is about a kilometre. */
    step_degrees: z.number().min(0.01).max(10),
  }),
  /** Days after a loss before its place is shown; of several statuses the longest. */
  delay_days: z.strictObject({ destroyed: days, damaged: days, abandoned: days, captured: days }),
  /** The finest place shown before that. */
  place_while_delayed: z.enum(['admin1', 'country', 'nothing']),
  /** Whether the accounts that post are told apart, by keyed hashes. */
  accounts: z.enum(['hashed', 'withheld']),
});
export type PublicationPolicy = z.infer<typeof publicationPolicy>;

/** The policy a text holds; DATA_INVALID with everything that is wrong with it. */
export function readPublicationPolicy(text: string, file: string): PublicationPolicy {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError(
      'DATA_INVALID',
      `${file} is not JSON: ${reason}. Nothing was published.`,
    );
  }
  const read = publicationPolicy.safeParse(json);
  if (read.success) return read.data;
  throw new LossledgerError(
    'DATA_INVALID',
    `${file} is no publication policy, and nothing was published:\n${z.prettifyError(read.error)}`,
  );
}
