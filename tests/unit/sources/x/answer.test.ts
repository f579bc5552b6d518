import { describe, expect, test } from 'vitest';
import {
  problemName,
  readPostsAnswer,
  readUsersAnswer,
  withdrawnIn,
} from '../../../../src/sources/x/answer.ts';

describe('an answer', () => {
  test('is charged for its posts, those included, and users', () => {
    const { charged } = readPostsAnswer({
      data: [{ id: '3', text: 'a' }],
      includes: { tweets: [{ id: '2', text: 'b' }], users: [{ id: '9', username: 'x' }] },
      meta: { result_count: 1 },
    });
    expect(charged).toEqual({ posts: ['3', '2'], users: ['9'] });
  });

  test('without posts says so in its count or its errors', () => {
    expect(readPostsAnswer({ meta: { result_count: 0 } }).posts).toEqual([]);
    expect(readPostsAnswer({ errors: [{ detail: 'gone' }] }).posts).toEqual([]);
    expect(() => readPostsAnswer({ meta: { result_count: 3 } })).toThrow(
      expect.objectContaining({ code: 'UPSTREAM_CHANGED' }),
    );
  });

  test.each([null, [], 'x', { data: [{ id: 'x' }] }, { data: [{ id: 5 }] }])(
    'of another shape is refused: %j',
    (body) => {
      const changed = expect.objectContaining({ code: 'UPSTREAM_CHANGED' });
      expect(() => readPostsAnswer(body)).toThrow(changed);
    },
  );

  test('names users', () => {
    expect(readUsersAnswer({ data: [{ id: '9', username: 'x' }] })).toMatchObject({
      users: [{ id: '9' }],
      charged: { posts: [], users: ['9'] },
    });
  });
});

test.each([
  ['https://api.x.com/2/problems/client-forbidden', 'client-forbidden'],
  ['https://developer.x.com/en/support/x-api/error-troubleshooting#usage-capped', 'usage-capped'],
  ['about:blank', 'about:blank'],
  [undefined, ''],
])('the problem of %s is %s', (type, name) => {
  expect(problemName(type)).toBe(name);
});

test('a post is withdrawn for the reasons X gives, each once, and a user never', () => {
  const error = (name: string, resource_id: string, resource_type = 'tweet') => ({
    type: `https://api.twitter.com/2/problems/${name}`,
    resource_type,
    resource_id,
  });
  const withdrawn = withdrawnIn([
    error('resource-not-found', '1'),
    error('not-authorized-for-resource', '2'),
    error('disallowed-resource', '3'),
    error('resource-not-found', '1'),
    error('resource-not-found', '4', 'user'),
    error('something-new', '5'),
  ]);
  expect(withdrawn.map(({ postId, reason }) => [postId, reason])).toEqual([
    ['1', 'deleted'],
    ['2', 'protected'],
    ['3', 'withheld'],
  ]);
});
