import { createServer, type IncomingMessage } from 'node:http';

export interface LoopbackAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoopbackServer {
  readonly base: string;
  readonly host: string;
  /** Paths with their queries, in the order asked for; robots.txt aside. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** An HTTP server on 127.0.0.1 whose every answer is made from the address asked for. */
export async function startLoopbackServer(
  answer: (url: URL, request: IncomingMessage) => LoopbackAnswer,
): Promise<LoopbackServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    if (url.pathname === '/robots.txt') {
      response.writeHead(404).end();
      return;
    }
    asked.push(`${url.pathname}${url.search}`);
    const { status = 200, headers = {}, body = '' } = answer(url, request);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    base: `http://${host}`,
    host,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
