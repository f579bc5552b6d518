import type { PollContext, PollResult } from '../../../../src/sources/source.ts';
import type { XParts } from '../../../../src/sources/x/x-reader.ts';
import type { XServer } from '../../../_support/x-server/x-server.ts';

export const PRICES = { postPrice: 5, userPrice: 10 };

export const PARTS: XParts = { prices: PRICES, userAgent: 'lossledger-tests', account: null };

export function contextFor(
  server: XServer,
  now: () => Date,
  rest: Partial<PollContext> = {},
): PollContext {
  return {
    web: {
      fetch: () => Promise.reject(new Error('not the web')),
      close: () => Promise.resolve(),
    },
    now,
    signal: new AbortController().signal,
    budget: null,
    credentials: { X_BEARER_TOKEN: server.bearerToken, X_API_BASE_URL: server.url },
    ...rest,
  };
}

interface AnswerWithPosts {
  readonly data?: readonly { readonly id: string; readonly text: string }[];
}

/** Ids of the posts in the documents of a poll, in their order. */
export function idsIn(result: Pick<PollResult, 'documents'>): string[] {
  return postsIn(result).map(({ id }) => id);
}

export function postsIn({ documents }: Pick<PollResult, 'documents'>) {
  return documents.flatMap(({ bytes }) => {
    const answer: AnswerWithPosts = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return answer.data ?? [];
  });
}
