import { describe, expect, it } from 'vitest';
import { csvField, csvLine } from '../../../../src/reporting/formats/csv.ts';

describe('csvField', () => {
  it.each([
    ['T-72B3', 'T-72B3'],
    ['', '""'],
    ['a, b', '"a, b"'],
    ['the "Lancet"', '"the ""Lancet"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\rlines', '"two\rlines"'],
    ['=1+1', "'=1+1"],
    ['+380', "'+380"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ])('writes %j as %j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });
});

describe('csvLine', () => {
  it('leaves null empty and numbers as they are', () => {
    expect(csvLine(['a', null, -3, ''])).toBe('a,,-3,""\n');
  });
});
