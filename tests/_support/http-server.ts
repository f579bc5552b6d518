import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  connect as dial,
  type Server,
  type Socket,
} from 'node:net';
import type { buildConnector } from 'undici';

export interface LocalServer {
  readonly port: number;
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Connections taken so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

export interface LocalHttpServer extends LocalServer {
  /** Requests answered so far, in order. */
  readonly requests: readonly IncomingMessage[];
  url(path: string): string;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server on 127.0.0.1 that answers as told; paths without an answer are 404. */
export async function startHttpServer(
  answers: Readonly<Record<string, Answer>>,
): Promise<LocalHttpServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    requests.push(request);
    response.on('error', () => undefined);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const answer = answers[pathname];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  const local = await listen(server);
  return { ...local, requests, url: (path) => `http://${local.host}${path}` };
}

/** A TCP server on 127.0.0.1 that does with each connection what it is told to. */
export function startTcpServer(onConnection: (socket: Socket) => void): Promise<LocalServer> {
  return listen(createTcpServer(onConnection));
}

async function listen(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server);
  return {
    port,
    host: `127.0.0.1:${port}`,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address;
}

/**
 * Stands in for the internet: a connection to any address ends at the local port that `portOf` gives
 * for it, so that tests of public addresses leave the machine alone.
 */
export function connectorTo(
  portOf: (address: string, protocol: string) => number,
): buildConnector.connector {
  return ({ hostname, protocol }, callback) => {
    const socket = dial(portOf(hostname, protocol), '127.0.0.1');
    socket.once('connect', () => callback(null, socket));
    socket.on('error', (error) => callback(error, null));
  };
}
