import { describe, expect, test } from 'vitest';
import { parseProblem, refusal } from '../../../../src/sources/x/x-errors.ts';

const now = new Date('2026-11-20T09:00:00Z');
const seconds = String(now.getTime() / 1_000 + 60);
const codeOf = (status: number, problem: object, headers = {}) =>
  refusal(status, parseProblem(Buffer.from(JSON.stringify(problem))), { headers }, now);

describe('a refusal', () => {
  test.each([
    [401, { title: 'Unauthorized', type: 'about:blank' }, 'SOURCE_REFUSED'],
    [403, { type: 'https://api.x.com/2/problems/client-forbidden' }, 'SOURCE_REFUSED'],
    [402, { title: 'CreditsDepleted' }, 'SOURCE_REFUSED'],
    [429, { detail: 'No credits left', type: 'about:blank' }, 'SOURCE_REFUSED'],
    [429, { type: 'https://api.twitter.com/2/problems/usage-capped' }, 'BUDGET_SPENT'],
    [429, { title: 'Too Many Requests' }, 'RATE_LIMITED'],
    [409, { detail: 'You must define rules' }, 'SOURCE_REFUSED'],
    [500, {}, 'HTTP_UNAVAILABLE'],
    [503, { title: 'Service Unavailable' }, 'HTTP_UNAVAILABLE'],
    [400, { errors: [{ message: 'unknown parameter' }] }, 'UPSTREAM_CHANGED'],
    [404, {}, 'UPSTREAM_CHANGED'],
  ])('of status %i and %j is %s', (status, problem, code) => {
    expect(codeOf(status, problem)).toMatchObject({ code });
  });

  test('for a window names its reset', () => {
    const retryAt = new Date(now.getTime() + 60_000);
    const limited = codeOf(429, { title: 'Too Many Requests' }, { 'x-rate-limit-reset': seconds });
    expect(limited).toMatchObject({ code: 'RATE_LIMITED', retryAt });
  });

  test('for want of credits names the setting', () => {
    expect(codeOf(402, { detail: 'No credits.' }).message).toContain('X_BEARER_TOKEN');
  });

  test('says what X says is wrong with the request', () => {
    const invalid = codeOf(400, { errors: [{ message: 'Invalid since_id' }], detail: 'No.' });
    expect(invalid.message).toContain('Invalid since_id');
  });
});

test.each(['', '<html>', '[1]', '"x"', '{"errors":5}'])(
  'a body like %j gives no reason',
  (body) => {
    expect(parseProblem(Buffer.from(body))).toEqual({});
  },
);
