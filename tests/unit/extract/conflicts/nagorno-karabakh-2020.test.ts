import { describe, expect, it } from 'vitest';
import { loadReferenceData, REFERENCE_FOLDER } from '../../../../src/app/reference-data.ts';
import type { Claim } from '../../../../src/domain/claim.ts';
import { createClaimReader } from '../../../../src/extract/read-claims.ts';

const reference = await loadReferenceData(REFERENCE_FOLDER, 'nagorno-karabakh-2020');
const reader = createClaimReader(reference);
const POST_DAY = '2020-10-20';

function read(text: string, posted_at: string | null = POST_DAY): readonly Claim[] {
  return reader.read({ text, posted_at, lang: null });
}

/** The claims in short: "1 T-72B ARM destroyed, Bayraktar TB2 AZE, Hadrut AZE 2". */
function told(text: string): readonly string[] {
  return read(text).map(({ quantity, model, category, lost_by, status, ...rest }) => {
    const { caused_by, attacker, place } = rest;
    const where = place === null ? null : `${place.name} ${place.country} ${place.where_prec}`;
    return `${quantity} ${model ?? category} ${lost_by} ${status}, ${caused_by} ${attacker}, ${where}`;
  });
}

describe('the war of 2020, read in English', () => {
  it.each([
    [
      'An Armenian T-72B was destroyed by an Azerbaijani TB2 near Hadrut.',
      '1 T-72B ARM destroyed, Bayraktar TB2 AZE, Hadrut AZE 2',
    ],
    [
      'Azerbaijani forces captured an Armenian S-300PT launcher near Qubadli.',
      '1 S-300PT ARM captured, null AZE, Qubadli AZE 2',
    ],
    [
      'An Artsakh Defence Army 2S1 Gvozdika was destroyed by an IAI Harop loitering munition in the vicinity of Martakert.',
      '1 2S1 Gvozdika ARM destroyed, Harop AZE, Martakert AZE 2',
    ],
    [
      '#Azerbaijan: An Azeri BMP-2 was destroyed by Armenian forces near Talish.',
      '1 BMP-2 AZE destroyed, null ARM, Talish AZE 2',
    ],
    [
      '🇦🇲 Armenian 9K33 Osa-AKM destroyed by a Harop near Fuzuli.',
      '1 9K33 Osa ARM destroyed, Harop AZE, Fuzuli AZE 2',
    ],
    [
      'Two Armenian BM-21 Grad were destroyed by Bayraktar TB2 strikes in Nagorno-Karabakh.',
      '2 BM-21 Grad ARM destroyed, Bayraktar TB2 AZE, Nagorno-Karabakh AZE 5',
    ],
    [
      'An Armenian Su-25 was shot down near Vardenis, Gegharkunik Province.',
      '1 Su-25 ARM destroyed, null null, Vardenis ARM 2',
    ],
    [
      'An Azerbaijani Mi-17 was shot down in Fuzuli district.',
      '1 Mi-17 AZE destroyed, null null, Fuzuli District AZE 3',
    ],
    [
      'An Armenian D-30 howitzer was destroyed in the Lachin corridor.',
      '1 D-30 ARM destroyed, null null, Lachin corridor AZE 5',
    ],
    [
      'An Armenian D-20 was destroyed by a Spike-NLOS in Shusha.',
      '1 D-20 ARM destroyed, Spike AZE, Shusha AZE 1',
    ],
    [
      'An Armenian MT-LB was abandoned in Zangilan.',
      '1 MT-LB ARM abandoned, null null, Zangilan AZE 1',
    ],
    [
      'Armenian troops destroyed an Azerbaijani T-90S with a Kornet near Jabrayil.',
      '1 T-90S AZE destroyed, Kornet ARM, Jabrayil AZE 2',
    ],
    [
      'An Armenian BMP-1 was damaged in Syunik Province.',
      '1 BMP-1 ARM damaged, null null, Syunik Province ARM 4',
    ],
  ])('%s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });

  it('keeps the name of a proxy force as a tag', () => {
    const [claim] = read('An Artsakh Defence Army T-72A was captured by Azerbaijan near Hadrut.');
    expect(claim).toMatchObject({ lost_by: 'ARM', attacker: 'AZE', tags: ['Artsakh'] });
  });

  it.each([
    ['Stepanakert', 'Khankendi'],
    ['Shusha', 'Shushi'],
    ['Kalbajar', 'Karvachar'],
    ['Martakert', 'Aghdara'],
    ['Sugovushan', 'Madagiz'],
  ])('knows %s by its other name, %s', (name, other) => {
    const [claim] = read(`An Armenian T-72 was destroyed near ${other}.`);
    expect(claim?.place).toMatchObject({ name, country: 'AZE', where_prec: 2 });
  });

  it('leaves a town ambiguous that two countries have, unless the text says which', () => {
    const [bare] = read('An Armenian T-72 was destroyed near Martuni.');
    expect(bare).toMatchObject({ needs_review: true, place: { where_prec: null } });
    const [told] = read('An Armenian T-72 was destroyed near Martuni, Khojavend District.');
    expect(told).toMatchObject({ place: { admin1: 'Khojavend District', country: 'AZE' } });
  });
});

describe('the war of 2020, read in Russian', () => {
  it.each([
    [
      'Азербайджанский Т-90С подбит армянскими войсками под Гадрутом.',
      '1 T-90S AZE damaged, null ARM, Hadrut AZE 2',
    ],
    [
      'ВС Азербайджана уничтожили армянский Т-72 под Джебраилом.',
      '1 T-72 ARM destroyed, null AZE, Jabrayil AZE 2',
    ],
    [
      'Армия обороны Арцаха уничтожила азербайджанскую БМП-2 под Агдамом.',
      '1 BMP-2 AZE destroyed, null ARM, Agdam AZE 2',
    ],
    [
      'Азербайджанская армия захватила армянский БМП-1 под Зангиланом.',
      '1 BMP-1 ARM captured, null AZE, Zangilan AZE 2',
    ],
    [
      'Уничтожена армянская РСЗО БМ-21 Град в районе Агдама.',
      '1 BM-21 Grad ARM destroyed, null null, Agdam AZE 2',
    ],
    [
      'Азербайджанский БПЛА Байрактар ТБ2 сбит в районе Степанакерта.',
      '1 Bayraktar TB2 AZE destroyed, null null, Stepanakert AZE 2',
    ],
    [
      '4 октября под Мадагизом уничтожен армянский С-300.',
      '1 S-300 ARM destroyed, null null, Sugovushan AZE 2',
    ],
    ['Армянский Су-25 сбит под Варденисом.', '1 Su-25 ARM destroyed, null null, Vardenis ARM 2'],
    [
      'Азербайджанские войска уничтожили армянскую 2С1 Гвоздика в Лачинском районе.',
      '1 2S1 Gvozdika ARM destroyed, null AZE, Lachin District AZE 3',
    ],
  ])('%s', (text, claim) => {
    expect(told(text)).toEqual([claim]);
  });
});

describe('the days of the war of 2020', () => {
  const LOSS = 'An Armenian T-72 was destroyed near Hadrut';
  const dateOf = (text: string, postedAt: string) => {
    const [claim] = read(text, postedAt);
    return claim?.date;
  };

  it('are days in Baku', () => {
    expect(dateOf(`${LOSS}.`, '2020-10-04T20:30:00Z')).toMatchObject({ to: '2020-10-05' });
    expect(dateOf(`${LOSS} yesterday.`, '2020-10-04T20:30:00Z')).toMatchObject({
      from: '2020-10-04',
      to: '2020-10-04',
    });
  });

  it('are read where they lie in the war', () => {
    expect(dateOf(`${LOSS} on 28 September 2020.`, POST_DAY)).toMatchObject({
      from: '2020-09-28',
      basis: 'stated',
    });
    expect(dateOf(`${LOSS} on the first day of the war.`, POST_DAY)).toMatchObject({
      from: '2020-09-27',
      to: '2020-09-27',
    });
  });

  it('ask for a look where they lie outside it', () => {
    const late = read(`${LOSS} on 15 March 2022.`, '2022-04-01');
    expect(late).toMatchObject([{ lost_by: 'ARM', needs_review: true }]);
    const early = read(`${LOSS} on 1 August 2020.`);
    expect(early).toMatchObject([{ lost_by: 'ARM', needs_review: true }]);
  });
});

describe('other wars, read as the war of 2020', () => {
  it.each([
    'A Ukrainian 2S1 Gvozdika was destroyed by a Russian Lancet loitering munition in the vicinity of Kreminna, Luhansk Oblast.',
    'Російська армія втратила танк Т-72Б3 під Кремінною.',
    'ВСУ уничтожили российский Т-72Б3 под Угледаром.',
  ])('give no owner, attacker or place: %s', (text) => {
    for (const { lost_by, attacker, place } of read(text)) {
      expect({ lost_by, attacker, at: place?.latitude ?? null }).toEqual({
        lost_by: null,
        attacker: null,
        at: null,
      });
    }
  });

  it.each([
    'In the First Nagorno-Karabakh War an Armenian T-72 was destroyed near Shusha.',
    'A Turkish-made TB2 destroyed an Armenian T-72 in Libya.',
    'Армянский Т-72 уничтожен в ходе Первой карабахской войны под Шушой.',
  ])('tell of no loss: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('the capitals of the war of 2020', () => {
  it('speak, and are no place of what was lost', () => {
    const [claim] = read('Yerevan suspended the talks on Tuesday. An Armenian T-72 was destroyed.');
    expect(claim).toMatchObject({ lost_by: 'ARM', place: null });
  });
});

describe('the war of 2020, read as the war of 2022', () => {
  it.each([
    'An Armenian T-72B was destroyed by an Azerbaijani TB2 near Hadrut.',
    'ВС Азербайджана уничтожили армянский Т-72 под Джебраилом.',
    'Армія Азербайджану знищила вірменський Т-72 у Карабасі.',
  ])('tells of no loss: %s', async (text) => {
    const other = createClaimReader(await loadReferenceData(REFERENCE_FOLDER, 'ukraine-2022'));
    expect(other.read({ text, posted_at: '2023-06-15', lang: null })).toEqual([]);
  });
});
