import { z } from 'zod';
import { counted } from '../../domain/counted.ts';
import { sha256 } from '../../domain/digest.ts';
import { asLossledgerError, type LossledgerError } from '../../domain/errors.ts';
import {
  type DiscoveredPage,
  NO_READS,
  type PollContext,
  type PolledDocument,
  type PollResult,
  type SourceCheck,
  type SourceKind,
} from '../source.ts';
import { throwIfAborted } from './abort.ts';
import { checkedBy } from './source-check.ts';
import { validators, validatorsOf, webUrl } from './watched-addresses.ts';

const MOST_PAGES = 100;
const config = z.strictObject({
  url: z
    .union([webUrl, z.array(webUrl).min(1).max(MOST_PAGES)])
    .describe('The address of the page, or a list of addresses.'),
});
type PageConfig = z.infer<typeof config>;

/** What each page was when it was last seen, by its address. */
const cursorSchema = z.record(z.string(), validators.extend({ sha256: z.string() }));
type Cursor = z.infer<typeof cursorSchema>;

/** Pages that change: each change is a capture, and a revision of the article. */
export const pageSource: SourceKind<PageConfig> = {
  kind: 'page',
  upstream: 'web',
  summary: 'a page, or several, fetched again and kept when changed',
  config,
  poll,
  check,
};

/**
 * A page that cannot be fetched holds up no other: it is handed on as a page to fetch, which is work
 * of its own with an outcome of its own. Where none can be fetched, the poll itself has failed.
 */
async function poll(
  { url }: PageConfig,
  stored: unknown,
  context: PollContext,
): Promise<PollResult> {
  const { data: before = {} } = cursorSchema.safeParse(stored);
  const after: Cursor = {};
  const documents: PolledDocument[] = [];
  const pages: DiscoveredPage[] = [];
  const errors: LossledgerError[] = [];
  const addresses = addressesOf(url);
  for (const address of addresses) {
    const last = before[address];
    try {
      const { document, seen } = await look(address, last ?? null, context);
      if (seen !== null) after[address] = seen;
      if (document !== null) documents.push(document);
    } catch (error) {
      throwIfAborted(context.signal);
      errors.push(asLossledgerError(error));
      if (last !== undefined) after[address] = last;
      pages.push({ url: address, title: null, publishedAt: null });
    }
  }
  const [first] = errors;
  if (first !== undefined && errors.length === addresses.length) throw first;
  return { documents, pages, withdrawn: [], cursor: after, more: null, reads: NO_READS };
}

function addressesOf(url: PageConfig['url']): readonly string[] {
  return typeof url === 'string' ? [url] : [...new Set(url)];
}

async function look(
  url: string,
  last: Cursor[string] | null,
  { web, signal }: PollContext,
): Promise<{ document: PolledDocument | null; seen: Cursor[string] | null }> {
  const answer = await web.fetch(url, {
    etag: last?.etag ?? null,
    lastModified: last?.lastModified ?? null,
    signal,
  });
  if (answer.outcome === 'unchanged') return { document: null, seen: last };
  const seen = { ...validatorsOf(answer), sha256: sha256(answer.body) };
  if (seen.sha256 === last?.sha256) return { document: null, seen };
  const document: PolledDocument = {
    bytes: answer.body,
    wireBytes: answer.wireBody,
    url: answer.retrieval.final_url,
    name: null,
    format: 'document',
    retrieval: answer.retrieval,
  };
  return { document, seen };
}

function check({ url }: PageConfig, context: PollContext): Promise<SourceCheck> {
  return checkedBy(async () => {
    const addresses = addressesOf(url);
    let bytes = 0;
    for (const address of addresses) {
      const { document } = await look(address, null, context);
      bytes += document?.bytes.length ?? 0;
    }
    const kilobytes = Math.ceil(bytes / 1024);
    return `${counted(addresses.length, 'page')} fetched, ${kilobytes} KB together.`;
  });
}
