import { afterEach, describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { identificationText } from '../../../src/cli/identification-text.ts';
import { locatedText } from '../../../src/cli/located-text.ts';
import { isForPeople, outputError, ReaderGone } from '../../../src/cli/output.ts';
import { Crosswalk } from '../../../src/extract/equipment/crosswalk.ts';
import { EquipmentIdentifier } from '../../../src/extract/equipment/identify.ts';

const bakhmut = {
  name: 'Bakhmut',
  admin1: 'Donetsk Oblast',
  country: 'UKR',
  latitude: 48.5944,
  longitude: 37.9998,
  where_prec: 2 as const,
  uncertainty_km: 13,
  place_id: 'll:bakhmut',
  score: 0.98,
};

describe('locatedText', () => {
  it('is a block with a line a place, and never hides how far off it may be', () => {
    const text = locatedText('near Bakhmut', { outcome: 'resolved', candidates: [bakhmut] });
    expect(text).toMatch(/^near Bakhmut: resolved\n/);
    expect(text).toMatch(/Bakhmut +Donetsk Oblast +UKR +48\.5944, 37\.9998 +2, within 13 km/);
  });

  it('says that a name is ambiguous, and how many places were left out', () => {
    const candidates = Array.from({ length: 12 }, () => bakhmut);
    const text = locatedText('x\u001b[2J', { outcome: 'ambiguous', candidates });
    expect(text).toContain('\uFFFD[2J: ambiguous, 12 places may be meant');
    expect(text).toContain('and 2 more');
  });

  it('says that nothing was found, and what may help', () => {
    const nothing = { outcome: 'none' as const, candidates: [] };
    expect(locatedText('Banana', nothing)).toBe('Banana: no place of that name is known.\n');
    expect(locatedText('banana', nothing)).toContain('With a capital');
  });
});

describe('identificationText', () => {
  it('is a block headed by the name asked for', async () => {
    const reference = await loadReferenceData();
    const identifier = new EquipmentIdentifier(reference);
    const crosswalk = new Crosswalk(reference.crosswalk);
    const block = identificationText('2S1', identifier.identify('2S1'), crosswalk);
    expect(block).toMatch(/^2S1:\n/);
    expect(block).toContain('2S1 Gvozdika');
    expect(block).toContain('WarSpotting');
    expect(identificationText('zzz', identifier.identify('zzz'), crosswalk)).toBe(
      'Nothing known is called zzz.\n',
    );
  });
});

describe('isForPeople', () => {
  const isTTY = process.stdout.isTTY;
  afterEach(() => {
    process.stdout.isTTY = isTTY;
  });

  it.each([
    [true, {}, true],
    [true, { json: true }, false],
    [false, {}, false],
  ])('on a terminal (%j) with %j is %j', (terminal, options, answer) => {
    process.stdout.isTTY = terminal;
    expect(isForPeople(options)).toBe(answer);
  });
});

describe('outputError', () => {
  it('takes a reader that goes away for no error', () => {
    const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    expect(outputError(gone)).toBeInstanceOf(ReaderGone);
  });

  it('names any other failure', () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    expect(outputError(full)).toMatchObject({
      code: 'OUTPUT_FAILED',
      message: 'Standard output cannot be written to: no space left on device.',
    });
  });
});
