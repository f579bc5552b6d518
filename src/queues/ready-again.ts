/**
 * BullMQ 6.7 asks its Postgres once whether it is ready and keeps the answer, a failure too: a
 * queue or worker whose first connection came to nothing refused everything until its process
 * ended. Here a failure is forgotten, and whoever needs the queue next asks again.
 */
export function readyAgain<Backend extends object>(backend: Backend): Backend {
  const connection: unknown = Reflect.get(backend, 'connection');
  if (typeof connection === 'object' && connection !== null) forgetFailure(connection);
  forgetFailure(backend);
  return backend;
}

function forgetFailure(owner: object): void {
  const wait: unknown = Reflect.get(owner, 'waitUntilReady');
  if (typeof wait !== 'function') throw new Error('BullMQ no longer waits for its Postgres.');
  Object.defineProperty(owner, 'waitUntilReady', {
    value: async (): Promise<void> => {
      const answer: unknown = Reflect.apply(wait, owner, []);
      const kept: unknown = Reflect.get(owner, KEPT);
      if (kept === undefined) throw new Error('BullMQ no longer keeps the answer of its Postgres.');
      try {
        await answer;
      } catch (error) {
        if (Reflect.get(owner, KEPT) === kept) Reflect.set(owner, KEPT, undefined);
        throw error;
      }
    },
  });
}

const KEPT = 'readyPromise';
