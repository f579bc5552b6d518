import { asLossledgerError } from '../../domain/errors.ts';
import type { ConfiguredSource, Outside } from '../../sources/configured-source.ts';
import type { SourceCheck } from '../../sources/source.ts';

/** Longest a source is tried, in ms. */
const PATIENCE_MS = 30_000;

/** Tries a source once, without keeping anything: what was seen, or what is wrong and what to do. */
export async function checkSource(
  source: ConfiguredSource,
  outside: Outside,
): Promise<SourceCheck> {
  try {
    // As the settings have it: with what reads cost, and an account to book them on.
    const { kind, config } = (await outside.book.named(source.name)) ?? source;
    return await kind.check(config, {
      web: outside.web,
      credentials: outside.credentials,
      now: () => new Date(),
      signal: AbortSignal.timeout(PATIENCE_MS),
      budget: null,
    });
  } catch (thrown) {
    const error = asLossledgerError(thrown);
    return { ok: false, says: `${error.code}: ${error.message}`, cost: null };
  }
}
