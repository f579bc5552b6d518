import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/app/evaluation/wilson.ts';
import { installFile } from '../../../src/app/gazetteer/install.ts';
import { openGazetteer } from '../../../src/app/gazetteer/open-gazetteer.ts';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import type { ReferenceData } from '../../../src/domain/reference.ts';
import type { Gazetteer } from '../../../src/extract/places/gazetteer/gazetteer.ts';
import {
  type Answer,
  answersOf,
  type LocatedEvent,
  readEvents,
  type Share,
  shareOf,
} from './score.ts';

const folder = process.env['LOSSLEDGER_EVAL_DATA'] ?? '';
const events = join(folder, 'corpus', 'places_dev.csv');
const registers = ['ua_places.tsv.gz', 'katottg_2025-05-16.csv.gz', 'ru_border_places.tsv.gz'].map(
  (name) => join(folder, 'gazetteer', name),
);
const hasData = folder !== '' && [events, ...registers].every((file) => existsSync(file));

/** 50 km off is another place, 20 km the right one seen from an event beside it. */
const WRONG_KM = 50;
const RIGHT_KM = 20;
const CLOSE_KM = 10;

function told(title: string, { hits, of }: Share): string {
  const interval = wilsonInterval(hits, of);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const range = interval === null ? '' : ` (${percent(interval.low)} to ${percent(interval.high)})`;
  return `${title}: ${hits} of ${of}, ${of === 0 ? '-' : percent(hits / of)}${range}`;
}

function ratio({ hits, of }: Share): number {
  return of === 0 ? 0 : hits / of;
}

describe.skipIf(!hasData)(
  'events located by hand (skipped unless LOSSLEDGER_EVAL_DATA is set)',
  () => {
    let home: string;
    let reference: ReferenceData;
    let known: readonly LocatedEvent[];
    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'lossledger-places-'));
      reference = await loadReferenceData();
      known = readEvents(readFileSync(events, 'utf8'));
    });
    afterAll(async () => {
      await rm(home, { recursive: true, force: true });
    });

    const measure = (gazetteer: Gazetteer, withProvince: boolean): readonly Answer[] => {
      const asked = withProvince
        ? known.filter(({ province }) => province.trim().length > 1)
        : known;
      return answersOf(asked, gazetteer, reference.conflict.bounds, withProvince);
    };
    const report = (title: string, gazetteer: Gazetteer) => {
      const inRegion = measure(gazetteer, true);
      const bare = measure(gazetteer, false);
      const resolved = inRegion.filter(({ outcome }) => outcome === 'resolved');
      const open = bare.filter(({ outcome }) => outcome === 'ambiguous');
      const shares = {
        firstClose: shareOf(inRegion, ({ first }) => first <= CLOSE_KM),
        firstRight: shareOf(inRegion, ({ first }) => first <= RIGHT_KM),
        resolvedClose: shareOf(resolved, ({ first }) => first <= CLOSE_KM),
        resolvedRight: shareOf(resolved, ({ first }) => first <= RIGHT_KM),
        bareResolved: shareOf(bare, ({ outcome }) => outcome === 'resolved'),
        bareWrong: shareOf(
          bare,
          ({ outcome, first }) => outcome === 'resolved' && first > WRONG_KM,
        ),
        openRight: shareOf(open, ({ nearest }) => nearest <= RIGHT_KM),
      };
      console.info(
        [
          title,
          told('  with the region, first candidate within 10 km', shares.firstClose),
          told('  with the region, first candidate within 20 km', shares.firstRight),
          told('  with the region and resolved, within 10 km', shares.resolvedClose),
          told('  with the region and resolved, within 20 km', shares.resolvedRight),
          told('  name alone, resolved', shares.bareResolved),
          told('  name alone, resolved and more than 50 km off', shares.bareWrong),
          told('  name alone and ambiguous, the right one told', shares.openRight),
        ].join('\n'),
      );
      return shares;
    };

    it('are found by what comes with the program', async () => {
      const shares = report('built in', await openGazetteer({ reference, home: null }));
      expect(ratio(shares.resolvedClose)).toBeGreaterThan(0.9);
      expect(ratio(shares.firstRight)).toBeGreaterThan(0.88);
      expect(ratio(shares.bareWrong)).toBeLessThan(0.03);
    });

    it('are found better with registers of villages installed', async () => {
      for (const register of registers) {
        await installFile(register, { home, reference, country: null });
      }
      const shares = report('with villages', await openGazetteer({ reference, home }));
      expect(ratio(shares.firstClose)).toBeGreaterThan(0.9);
      expect(ratio(shares.firstRight)).toBeGreaterThan(0.95);
      expect(ratio(shares.resolvedClose)).toBeGreaterThan(0.92);
      expect(ratio(shares.resolvedRight)).toBeGreaterThan(0.95);
      expect(ratio(shares.bareResolved)).toBeGreaterThan(0.6);
      expect(ratio(shares.bareWrong)).toBeLessThan(0.02);
      expect(ratio(shares.openRight)).toBeGreaterThan(0.95);
    });
  },
);

describe('the scorer of located events', () => {
  it('reads fields in quotes', () => {
    const csv =
      'town,province,lat,lon,entry\n"Vorzel\',",Kyiv Oblast,50.5,30.1,A1\nNowhere,,x,y,A2\n';
    expect(readEvents(csv)).toEqual([
      { town: "Vorzel',", province: 'Kyiv Oblast', latitude: 50.5, longitude: 30.1 },
    ]);
  });

  it('counts shares', () => {
    expect(shareOf([1, 2, 3], (n) => n > 1)).toEqual({ hits: 2, of: 3 });
  });
});
