import type { PollContext } from '../../../../src/sources/source.ts';
import { createWebFetcher } from '../../../../src/sources/web/create-web-fetcher.ts';
import type { LocalServer } from '../../../_support/http-server.ts';

export const NOW = new Date('2026-03-01T12:00:00.000Z');

export interface LocalContext extends PollContext {
  close(): Promise<void>;
}

/** A poll's context whose web is one local server, at a time that can be set. */
export function contextFor(server: LocalServer, now: () => Date = () => NOW): LocalContext {
  const web = createWebFetcher({
    version: '0',
    contact: null,
    allowHosts: [server.host],
    minimumGapMs: 0,
    now,
  });
  return {
    web,
    now,
    signal: new AbortController().signal,
    budget: null,
    credentials: {},
    close: () => web.close(),
  };
}
