import { describe, expect, it } from 'vitest';
import { refuseUnsafe } from '../../../src/queues/redis-backend.ts';

const URL = 'redis://user:hunter2@redis.example:6379/0';

/** The lines of INFO that matter, among others. */
const info = (policy: string, aof: string): string =>
  [
    '# Memory',
    'maxmemory:0',
    `maxmemory_policy:${policy}`,
    '# Persistence',
    `aof_enabled:${aof}`,
  ].join('\r\n');

describe('refuseUnsafe', () => {
  it('takes a Redis that keeps what it is given', () => {
    expect(() => refuseUnsafe(info('noeviction', '1'), URL)).not.toThrow();
  });

  it.each(['allkeys-lru', 'volatile-lru', 'allkeys-random'])('refuses %s', (policy) => {
    expect(() => refuseUnsafe(info(policy, '1'), URL)).toThrow(
      expect.objectContaining({ code: 'REDIS_UNSAFE', message: expect.stringContaining(policy) }),
    );
  });

  it('refuses one that forgets on a crash', () => {
    expect(() => refuseUnsafe(info('noeviction', '0'), URL)).toThrow(
      expect.objectContaining({
        code: 'REDIS_UNSAFE',
        message: expect.stringContaining('appendonly'),
      }),
    );
  });

  it('refuses one that does not tell', () => {
    expect(() => refuseUnsafe('# Server\r\nredis_version:7.0.15', URL)).toThrow(
      /maxmemory-policy is not told.*appendonly is off or not told/,
    );
  });

  it('names both faults at once, the server, and no password', () => {
    expect(() => refuseUnsafe(info('allkeys-lru', '0'), URL)).toThrow(
      /^Redis at redis\.example:6379 .*allkeys-lru.*appendonly is off/,
    );
    expect(() => refuseUnsafe(info('allkeys-lru', '0'), URL)).not.toThrow(/hunter2/);
  });
});
