import { describe, expect, it } from 'vitest';
import {
  agreeingShare,
  type Block,
  contradicts,
  tally,
} from '../../../../src/media/likeness/agreement.ts';
import {
  largestDifference,
  spreadOfAgreement,
} from '../../../../src/media/likeness/where-blocks-agree.ts';

/** `#` agrees, `x` shows two things, `o` one in one of the two, `.` shows nothing in either. */
function blocks(...rows: readonly string[]): Block[] {
  return rows.flatMap((line, row) =>
    [...line].map((mark, column) => ({
      column,
      row,
      x: 0,
      y: 0,
      otherX: 0,
      otherY: 0,
      textured: mark !== '.',
      texturedInBoth: mark === '#' || mark === 'x',
      correlation: mark === '#' ? 0.95 : 0.1,
    })),
  );
}

describe('where two pictures agree', () => {
  it('is counted among the blocks that show something', () => {
    expect(tally(blocks('##x.', '#...'))).toEqual({ textured: 4, agreeing: 3 });
    expect(agreeingShare(tally(blocks('##x.', '#...')))).toBe(0.75);
    expect(agreeingShare(tally(blocks('....')))).toBe(0);
  });

  it('leaves out, at the most, one rectangle that differs, whose share of all is told', () => {
    expect(largestDifference(blocks('####', '#xx#', '#xx#', '####'))).toBe(0.25);
    expect(largestDifference(blocks('####', '####'))).toBe(0);
    expect(largestDifference([])).toBe(0);
  });

  it('does not add up differences that lie apart', () => {
    expect(largestDifference(blocks('x###', '####', '####', '###x'))).toBe(1 / 16);
  });

  it('tells two things from one that is hidden', () => {
    const hidden = blocks('####', '#oo#', '#xo#', '####');
    expect(largestDifference(hidden)).toBe(0.25);
    expect(largestDifference(hidden, contradicts)).toBeLessThan(0.2);
  });

  it('counts empty ground in a rectangle that differs', () => {
    expect(largestDifference(blocks('####', '#x.#', '#x.#', '####'))).toBe(0.25);
  });

  it('is spread, or lies along one line as horizons do', () => {
    expect(spreadOfAgreement(blocks('####', '####', '####', '####'))).toBeGreaterThan(0.25);
    expect(spreadOfAgreement(blocks('....', '####', '....', '....'))).toBe(0);
    expect(spreadOfAgreement(blocks('xxxx'))).toBe(0);
  });
});
