import { describe, expect, it } from 'vitest';
import { openWhenReady, untilAborted } from '../../../src/app/run-daemon.ts';
import { LossledgerError } from '../../../src/domain/errors.ts';

function recorder() {
  const events: string[] = [];
  return { events, log: (_level: string, event: string) => void events.push(event) };
}

describe('openWhenReady', () => {
  it.each(['STORE_UNAVAILABLE', 'QUEUE_UNAVAILABLE'] as const)(
    'waits for a server that does not answer yet: %s',
    async (code) => {
      const { events, log } = recorder();
      let tries = 0;
      const open = async () => {
        tries += 1;
        if (tries === 1) throw new LossledgerError(code, 'not yet');
        return 'open';
      };
      const signal = new AbortController().signal;
      expect(await openWhenReady(open, { log, signal })).toBe('open');
      expect(tries).toBe(2);
      expect(events).toEqual(['waiting for a server']);
    },
  );

  it.each([
    new LossledgerError('REDIS_UNSAFE', 'evicts'),
    new LossledgerError('DATABASE_AHEAD', 'newer'),
    new Error('a bug'),
  ])('does not wait where time mends nothing: %s', async (error) => {
    const { log } = recorder();
    const open = () => Promise.reject(error);
    const { signal } = new AbortController();
    await expect(openWhenReady(open, { log, signal })).rejects.toBe(error);
  });

  it('ends while it waits when it is told to stop', async () => {
    const { log } = recorder();
    const ending = new AbortController();
    const open = async () => {
      ending.abort(new LossledgerError('INTERRUPTED', 'Stopped by SIGTERM.'));
      throw new LossledgerError('STORE_UNAVAILABLE', 'not yet');
    };
    await expect(openWhenReady(open, { log, signal: ending.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('does not begin when it was told to stop before', async () => {
    const { log } = recorder();
    const reason = new LossledgerError('INTERRUPTED', 'Stopped by SIGTERM.');
    const signal = AbortSignal.abort(reason);
    await expect(openWhenReady(async () => 'open', { log, signal })).rejects.toBe(reason);
  });
});

describe('untilAborted', () => {
  it('resolves at the signal, before or after it is given', async () => {
    const ending = new AbortController();
    const ended = untilAborted(ending.signal);
    ending.abort();
    await ended;
    await untilAborted(ending.signal);
  });
});
