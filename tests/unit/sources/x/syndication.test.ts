import { expect, test } from 'vitest';
import { syndicationToken } from '../../../../src/sources/x/syndication.ts';

test('the token is made of the id, without zeros and points', () => {
  const token = syndicationToken('1622968093524004864');
  expect(token).toMatch(/^[1-9a-z]{3,20}$/);
  expect(syndicationToken('1622968093524004864')).toBe(token);
  expect(syndicationToken('1')).not.toBe(token);
});
