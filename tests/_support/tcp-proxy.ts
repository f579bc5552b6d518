import { connect, createServer, type Server, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Begins to accept connections. */
  open(): Promise<void>;
  /** Forwards nothing any more and closes nothing: a path that died in silence. */
  blackhole(): void;
  /** Forwards again, for new connections; the old ones stay dead. */
  restore(): void;
  close(): Promise<void>;
}

/** A proxy in front of a server on 127.0.0.1, to make its network fail on purpose. */
export async function createTcpProxy(targetPort: number): Promise<TcpProxy> {
  const reserved = createServer();
  const port = await listen(reserved, 0);
  await new Promise((resolve) => reserved.close(resolve));
  const sockets = new Set<Socket>();
  let silent = false;
  const server: Server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    let dead = silent;
    const forward = (from: Socket, to: Socket): void => {
      from.on('data', (data) => {
        dead ||= silent;
        if (!dead) to.write(data);
      });
      from.on('close', () => {
        if (!dead) to.destroy();
      });
    };
    forward(client, upstream);
    forward(upstream, client);
  });
  return {
    port,
    open: async () => {
      await listen(server, port);
    },
    blackhole: () => {
      silent = true;
    },
    restore: () => {
      silent = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
