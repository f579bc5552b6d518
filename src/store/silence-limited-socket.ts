import { connect, type Socket } from 'node:net';

/** The part of the driver's parsed options that says where to connect to. */
interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | false;
}

/**
 * Makes sockets for the driver that end when nothing has come or gone for `silenceMs`. The driver
 * has no time limit for a query of its own, so on a path that died in silence a query would wait
 * for ever. The server ends every statement sooner than that, and idle connections are closed
 * sooner too, so such a silence means a dead path.
 */
export function silenceLimitedSocket(limits: {
  readonly connectMs: number;
  readonly silenceMs: number;
}): (target: Target) => Promise<Socket> {
  return (target) =>
    new Promise((resolve, reject) => {
      const socket =
        typeof target.path === 'string'
          ? connect(target.path)
          : connect(target.port[0] ?? 5432, target.host[0] ?? 'localhost');
      const giveUp = (): void => {
        socket.destroy(silence(limits.connectMs));
      };
      socket.setTimeout(limits.connectMs, giveUp);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.off('timeout', giveUp);
        socket.setKeepAlive(true, limits.silenceMs);
        socket.setNoDelay(true);
        socket.setTimeout(limits.silenceMs, () => socket.destroy(silence(limits.silenceMs)));
        resolve(socket);
      });
    });
}

function silence(ms: number): Error {
  return Object.assign(new Error(`nothing heard for ${ms} ms`), { code: 'ETIMEDOUT' });
}
