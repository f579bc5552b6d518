import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadEvaluationRules } from '../../../src/app/evaluation-rules.ts';
import { loadReferenceData } from '../../../src/app/reference-data.ts';

const reference = await loadReferenceData();

it('knows what strikes and is never lost from what strikes and can be lost', async () => {
  const { isWeaponOnly } = await loadEvaluationRules(reference);
  expect(['Lancet', 'Geran-2', 'FGM-148 Javelin'].map(isWeaponOnly)).toEqual([true, true, true]);
  expect(['Bayraktar TB2', 'T-72B3'].map(isWeaponOnly)).toEqual([false, false]);
});

it('names the file of variants where it cannot be read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lossledger-'));
  try {
    await expect(loadEvaluationRules(reference, folder)).rejects.toMatchObject({
      code: 'INPUT_MISSING',
      message: expect.stringContaining('name-variants.json'),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
