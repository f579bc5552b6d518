import { ERRORS, LossledgerError } from '../../domain/errors.ts';
import type { SourceCheck } from '../source.ts';

/** What was seen, or the error and its remedy. Watching the web costs nothing. */
export async function checkedBy(look: () => Promise<string>): Promise<SourceCheck> {
  try {
    return { ok: true, says: await look(), cost: null };
  } catch (error) {
    if (!(error instanceof LossledgerError)) throw error;
    return { ok: false, says: `${error.message} ${ERRORS[error.code].remedy}`, cost: null };
  }
}
