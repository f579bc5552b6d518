import { createServer } from 'node:net';
import { hasErrno } from './errno.ts';

/** A port of 127.0.0.1 that was free a moment ago: the preferred one, else one the system picks. */
export async function findFreePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined) {
    try {
      return await listenOnce(preferred);
    } catch (error) {
      if (!hasErrno(error, 'EADDRINUSE', 'EACCES')) throw error;
    }
  }
  return await listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('a listening socket told no port'));
      });
    });
  });
}
