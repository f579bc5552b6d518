import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { EquipmentIdentifier } from '../../../src/extract/equipment/identify.ts';
import { isDebris, readOryxNames, wilson } from './oryx-names.ts';

const evaluationData = process.env['LOSSLEDGER_EVAL_DATA'] ?? '';
const list = join(evaluationData, 'equipment', 'oryx_models_union.tsv');
const hasData = evaluationData !== '' && existsSync(list);

/** Of the names that denote one model. */
const LEAST_SHARE = 0.95;

describe('what counts as a name', () => {
  it.each(['Unknown tank', 'NA', 'BTR-80 or BTR-82A', 'Armed pickup truck', '127T-64BV'])(
    'leaves out %s',
    (name) => {
      expect(isDebris(name)).toBe(true);
    },
  );

  it.each(['T-72B3', 'Shark', 'KamAZ 6x6 with crane', 'Land Rover Defender', '2S1 Gvozdika'])(
    'keeps %s',
    (name) => {
      expect(isDebris(name)).toBe(false);
    },
  );

  it('gives an interval that covers the share', () => {
    const [low, high] = wilson(95, 100);
    expect(low).toBeCloseTo(0.888, 2);
    expect(high).toBeCloseTo(0.978, 2);
  });
});

describe.skipIf(!hasData)(
  'names of the loss lists (skipped unless LOSSLEDGER_EVAL_DATA is set)',
  () => {
    it('get a model or family, and the category that is given', async () => {
      const identifier = new EquipmentIdentifier(await loadReferenceData());
      const names = readOryxNames(readFileSync(list, 'utf8'));
      const missed = names.filter(({ name, categories }) => {
        const { model, family, category } = identifier.identify(name);
        const isNamed = model !== null || family !== null;
        return !isNamed || (categories.length > 0 && !categories.some((one) => one === category));
      });
      const hits = names.length - missed.length;
      const [low, high] = wilson(hits, names.length).map((share) => (share * 100).toFixed(1));
      process.stdout.write(
        `equipment names: n ${names.length}, identified ${hits} ` +
          `(${((hits / names.length) * 100).toFixed(1)} %, 95 % interval ${low}–${high} %)\n`,
      );
      expect(hits / names.length, missed.map(({ name }) => name).join('\n')).toBeGreaterThanOrEqual(
        LEAST_SHARE,
      );
    });
  },
);
