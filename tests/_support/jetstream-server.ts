import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455, 1.3. */
const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x1;

export interface JetstreamServer {
  readonly base: string;
  readonly host: string;
  /** The query of each connection, in order. */
  readonly asked: readonly URLSearchParams[];
  /** Resolves when so many connections have been opened in all. */
  opened(count: number): Promise<void>;
  /** Sends a message to every connection that is open. */
  send(payload: object): void;
  sendText(text: string): void;
  /** Ends every connection, without a word or in the middle of a frame. */
  drop(how?: 'cleanly' | 'within a frame'): void;
  close(): Promise<void>;
}

export interface FakeCommit {
  readonly did: string;
  readonly rkey: string;
  readonly operation?: 'create' | 'update' | 'delete';
  readonly collection?: string;
  readonly witnessedAt?: string;
  readonly seq?: number;
}

/** A commit as Jetstream 2 tells it. Source: the lexicon network.bsky.jetstream.subscribeEvents. */
export function commitOf({
  operation = 'create',
  collection = 'app.bsky.feed.post',
  witnessedAt = '2026-09-22T00:00:00.123456Z',
  seq = 1,
  ...rest
}: FakeCommit): object {
  const record = { $type: collection, text: 'A hint only.', createdAt: witnessedAt };
  return {
    $type: 'network.bsky.jetstream.subscribeEvents#commit',
    seq,
    time: witnessedAt,
    witnessedAt,
    rev: '3lbqcx25oc23e',
    operation,
    collection,
    ...rest,
    ...(operation === 'delete' ? {} : { record, cid: 'bafyreib' }),
  };
}

/** A WebSocket server on 127.0.0.1 that takes every connection, as Jetstream 2 does. */
export async function startJetstreamServer(): Promise<JetstreamServer> {
  const asked: URLSearchParams[] = [];
  const sockets = new Set<Duplex>();
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1').update(`${key}${KEY_SUFFIX}`).digest('base64');
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    // The client's half ends with its close frame, the only one it sends here.
    socket.on('data', () => socket.end());
    if (url.pathname !== '/xrpc/network.bsky.jetstream.subscribeEvents') {
      socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      return;
    }
    socket.write(
      [
        'HTTP/1.1 101 Switching Protocols',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Accept: ${accept}`,
        `Sec-WebSocket-Protocol: ${request.headers['sec-websocket-protocol'] ?? ''}`,
        '\r\n',
      ].join('\r\n'),
    );
    sockets.add(socket);
    asked.push(url.searchParams);
    for (const one of waiting) if (asked.length >= one.count) one.resolve();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `127.0.0.1:${address.port}`;
  const sendText = (text: string): void => {
    for (const socket of sockets) socket.write(frameOf(Buffer.from(text)));
  };
  return {
    base: `ws://${host}`,
    host,
    asked,
    opened: (count) =>
      asked.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
    send: (payload) => sendText(JSON.stringify({ $type: 'message', payload })),
    sendText,
    drop(how = 'cleanly') {
      for (const socket of sockets) {
        if (how === 'within a frame') socket.write(frameOf(Buffer.alloc(500)).subarray(0, 100));
        socket.end();
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** One unmasked text frame. Source: RFC 6455, 5.2. */
function frameOf(payload: Buffer): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | TEXT, length]), payload]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x80 | TEXT;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}
