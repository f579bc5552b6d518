import { expect, test } from 'vitest';
import { withChecksFor } from '../../../../src/sources/x/edit-checks.ts';
import { firstIdAt } from '../../../../src/sources/x/post-time.ts';

const posted = new Date('2026-11-20T09:00:00.000Z');
const later = (minutes: number) => new Date(posted.getTime() + minutes * 60_000);
const id = firstIdAt(posted);
const post = { id, edit_history_tweet_ids: [id] };

test('a post that can be edited is looked at again a minute after it no longer can', () => {
  expect(withChecksFor([], [post], later(5))).toEqual([
    { first: id, id, dueAt: later(31).toISOString() },
  ]);
});

test('X says until when', () => {
  const edit_controls = { is_edit_eligible: true, editable_until: '2026-11-20T10:00:00.000Z' };
  expect(withChecksFor([], [{ ...post, edit_controls }], later(5))).toMatchObject([
    { dueAt: '2026-11-20T10:01:00.000Z' },
  ]);
});

test('a post read after that, or that cannot be edited, is not', () => {
  expect(withChecksFor([], [post], later(31))).toEqual([]);
  const edit_controls = { is_edit_eligible: false };
  expect(withChecksFor([], [{ ...post, edit_controls }], later(5))).toEqual([]);
});

test('a new version takes the place of the one it replaces, at the same time', () => {
  const checks = withChecksFor([], [post], later(5));
  const version = firstIdAt(later(10));
  const edited = { id: version, edit_history_tweet_ids: [id, version] };
  const both = withChecksFor(checks, [edited], later(11));
  expect(both).toEqual([{ first: id, id: version, dueAt: later(31).toISOString() }]);
  expect(withChecksFor(both, [post], later(12))).toEqual(both);
});

test('a version read when no other can follow ends the check', () => {
  const checks = withChecksFor([], [post], later(5));
  const version = firstIdAt(later(29));
  const edited = { id: version, edit_history_tweet_ids: [id, version] };
  expect(withChecksFor(checks, [edited], later(32))).toEqual([]);
});
