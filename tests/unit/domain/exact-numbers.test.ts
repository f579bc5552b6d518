import { describe, expect, it } from 'vitest';
import { inexactNumbers } from '../../../src/domain/exact-numbers.ts';

describe('inexactNumbers', () => {
  it.each(['{"a": 0.95, "b": [1, -2.5, 0]}', '{"a": 0.0000001}', '1000000000000000000000', '[]'])(
    'finds none in %s',
    (json) => {
      expect(inexactNumbers(json)).toEqual([]);
    },
  );

  it.each([
    ['{"a": 0.950000000000000001}', '0.950000000000000001'],
    ['{"a": 1.0}', '1.0'],
    ['[48.10]', '48.10'],
    ['[9007199254740993]', '9007199254740993'],
  ])('finds what a double does not hold in %s', (json, number) => {
    expect(inexactNumbers(json)).toEqual([number]);
  });

  it('takes no digits of a string for a number', () => {
    expect(inexactNumbers('{"1.0": "2.0 \\" 3.0"}')).toEqual([]);
  });
});
