import { Agent, buildConnector, WebSocket } from 'undici';
import { lookUpAddresses } from '../web/create-web-fetcher.ts';
import { type ConnectionRules, guardedConnector } from '../web/guarded-connector.ts';
import { ownAddresses } from '../web/public-address.ts';
import type { AllowedHosts } from '../web/web-address.ts';
import { SUBPROTOCOL } from './jetstream-frames.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** Far above the frames that are asked for. */
const MOST_FRAME_BYTES = 1024 ** 2;
/** Frames that wait to be read; a server that sends faster is let go of, and asked again. */
const MOST_WAITING = 10_000;

const RULES: ConnectionRules = {
  lookup: lookUpAddresses,
  connect: buildConnector({ timeout: CONNECT_TIMEOUT_MS }),
  ownAddresses,
};

/** The text frames of one WebSocket, until either side ends it. */
export async function* framesOf(
  url: URL,
  allowed: AllowedHosts,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const ended = new AbortController();
  const agent = new Agent({
    connect: guardedConnector(
      httpOf(url),
      allowed.mayBePrivate(httpOf(url)),
      RULES,
      signal,
      () => {},
    ),
    webSocket: { maxPayloadSize: MOST_FRAME_BYTES },
  });
  const socket = new WebSocket(url, { protocols: SUBPROTOCOL, dispatcher: agent });
  const waiting: string[] = [];
  let wake = (): void => {};
  const end = (): void => {
    ended.abort();
    wake();
  };
  socket.addEventListener('message', ({ data }: { readonly data: unknown }) => {
    if (typeof data === 'string') waiting.push(data);
    if (waiting.length > MOST_WAITING) end();
    wake();
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  signal.addEventListener('abort', end, { once: true });
  try {
    while (!signal.aborted) {
      const frame = waiting.shift();
      if (frame !== undefined) yield frame;
      else if (ended.signal.aborted) return;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal.removeEventListener('abort', end);
    if (socket.readyState === WebSocket.OPEN) socket.close();
    await agent.destroy();
  }
}

/** The address that is connected to, as those of the web are written. */
function httpOf(url: URL): URL {
  return new URL(url.href.replace(/^ws/, 'http'));
}
