import { z } from 'zod';
import { lastValidators } from '../../store/queries/captures.ts';
import { defineStage } from '../define-stage.ts';
import { keepDocument } from './keep-document.ts';

/** Fetches one page, within limits, and keeps what came as a capture. */
export const fetchPage = defineStage({
  name: 'fetch',
  summary:
    'A page is fetched, within limits and by the rules of its site; its bytes are kept as a capture.',
  version: 1,
  input: z.strictObject({
    url: z.url(),
    source: z.string().min(1),
    /** When it was asked for: asking again later is new work. */
    wantedAt: z.iso.datetime(),
  }),
  identity: (input) => [input.url, input.source, input.wantedAt],
  subject: (input) => input.url,
  retry: { attempts: 5, baseMs: 5_000 },
  concurrency: 8,
  timeoutMs: 60_000,
  async run(input, context) {
    const validators = await lastValidators(context.db, input.url);
    const got = await context.outside.web.fetch(input.url, {
      ...(validators ?? {}),
      signal: context.signal,
    });
    if (got.outcome === 'unchanged')
      return { kind: 'skipped', reason: 'unchanged since last time' };
    const next = await keepDocument(
      {
        bytes: got.body,
        wireBytes: got.wireBody,
        url: got.retrieval.final_url,
        name: null,
        format: 'document',
        retrieval: got.retrieval,
      },
      input.source,
      new Date(got.retrieval.fetched_at),
      context,
    );
    return { kind: 'done', write: () => Promise.resolve([next]) };
  },
});
