import { describe, expect, it } from 'vitest';
import { findPosts } from '../../../../src/extract/find-posts.ts';
import { isJsonText } from '../../../../src/extract/text/json-text.ts';

const LINES =
  '{"id":"1","posted_at":"2024-01-01","text":"A Russian T-72B3 was destroyed near Robotyne, says the brigade."}\nnot json\n';

describe('JSON that is no document of posts', () => {
  it.each([
    ['lines of objects', LINES, true],
    ['one object over several lines', '{\n "a": [1]\n}', true],
    ['a list', ' [1, 2]', true],
    ['words in brackets', '[Update] A tank was lost.', false],
    ['prose', 'A tank was lost.', false],
    ['a number', '7', false],
  ])('is told from prose: %s', (_what, text, expected) => {
    expect(isJsonText(text)).toBe(expected);
  });
  it('is nobody’s prose', () => {
    const found = findPosts({ kind: 'text', text: LINES, charset: 'utf-8', flags: [] });
    expect(found).toMatchObject({ posts: [], prose: '' });
  });
});
