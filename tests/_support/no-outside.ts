import { LossledgerError } from '../../src/domain/errors.ts';
import type { Outside } from '../../src/sources/configured-source.ts';
import { NO_READS } from '../../src/sources/source.ts';

/** A world without pages and without sources. */
export const NO_OUTSIDE: Outside = {
  web: {
    fetch: (url) => Promise.reject(new LossledgerError('BLOCKED_ADDRESS', `${url} is not here.`)),
    close: () => Promise.resolve(),
  },
  book: { all: () => Promise.resolve([]), named: () => Promise.resolve(null) },
  lookUpX: (ids) =>
    Promise.resolve({ documents: [], withdrawn: [], notAsked: ids, more: null, reads: NO_READS }),
  credentials: {},
  spending: null,
};
