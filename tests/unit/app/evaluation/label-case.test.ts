import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelCase, SHORT_CATEGORIES } from '../../../../src/app/evaluation/label-case.ts';
import { CATEGORIES } from '../../../../src/domain/vocabulary.ts';
import { labelled, TANK } from './examples.ts';

const line = (loss: Readonly<Record<string, unknown>>) => ({
  id: 'a',
  text: 'A text.',
  gold: { losses: [loss] },
});

describe('a labelled case', () => {
  it('has a short form for every category', () => {
    expect([...Object.values(SHORT_CATEGORIES)].sort()).toEqual([...CATEGORIES].sort());
  });

  it('takes what a label leaves out for nothing said', () => {
    const [loss] = labelled([{ status: 'captured' }]).gold.losses;
    expect(loss).toMatchObject({ model: null, place: null, quantity: null, optional: false });
    expect(loss?.attacker).toBeUndefined();
  });

  it('keeps keys it does not know beside the text', () => {
    expect(labelCase.safeParse({ ...line(TANK), ref: { repo: 'x' } }).success).toBe(true);
  });

  it.each([
    ['a misspelt field', { ...TANK, plase: 'Izium' }],
    ['an unknown category', { ...TANK, category: 'Tanks' }],
    ['a name inherited by every object', { ...TANK, category: 'constructor' }],
    ['an unknown status', { ...TANK, status: 'hit' }],
    ['a country in words', { ...TANK, lost_by: 'Russia' }],
    ['a day that does not exist', { ...TANK, date: '2023-02-30' }],
    ['a last day before the first', { ...TANK, date: '2023-02-07', date_to: '2023-02-06' }],
    ['a last day without a first', { ...TANK, date_to: '2023-02-06' }],
    ['no item', { ...TANK, quantity: 0 }],
  ])('refuses %s', (_what, loss) => {
    expect(labelCase.safeParse(line(loss)).success).toBe(false);
  });

  it('refuses a loss in a text that must never give one', () => {
    expect(labelCase.safeParse({ ...line(TANK), never: 'pledge' }).success).toBe(false);
  });
});

describe('the reference of the label format', () => {
  const page = readFileSync(
    new URL('../../../../docs/reference/label-format.md', import.meta.url),
    'utf8',
  );

  it('has examples that are labels', () => {
    const [, block] = /```json\n([^`]*)```/.exec(page) ?? [];
    const lines = (block ?? '').split('\n').filter((text) => text !== '');
    expect(lines).toHaveLength(2);
    for (const text of lines) labelCase.parse(JSON.parse(text));
  });

  it('names every short form', () => {
    for (const short of Object.keys(SHORT_CATEGORIES)) expect(page).toContain(`\`${short}\``);
  });
});
