import { describe, expect, it } from 'vitest';
import { lossesIn } from './told.ts';

describe('what Ukrainian trenches say of the end of a machine', () => {
  it.each([
    ['Пілоти дотиснули ворожий Т-72Б3 під Кліщіївкою.', '1 T-72B3 RUS destroyed'],
    ['Вчора пташки розібрали російську мотолигу.', '1 MT-LB RUS destroyed'],
    ['Артилеристи накрили ворожий Т-72Б3 на світанку.', '1 T-72B3 RUS destroyed'],
    ['Ворожу БМП-2 задвохсотили ще в полі.', '1 BMP-2 RUS destroyed'],
    ['Російський Т-72Б3 задвохсотився.', '1 T-72B3 RUS destroyed'],
    ['Російській БМП-2 гаплик.', '1 BMP-2 RUS destroyed'],
    ['Російський Т-72Б3 — у друзки.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 наскочив на міну.', '1 T-72B3 RUS destroyed'],
    ['Російський Т-72Б3 так і лишився в полі.', '1 T-72B3 RUS abandoned'],
    ['Ворожу БМП-2 пригнали додому.', '1 BMP-2 RUS captured'],
    ['Ворожа БМП-2 вже возить нашу піхоту.', '1 BMP-2 RUS captured'],
    ['Більше немає російського Т-72Б3.', '1 T-72B3 RUS destroyed'],
  ])('reads %s', (text, loss) => {
    expect(lossesIn(text)).toEqual([loss]);
  });

  it.each([
    'Танк накрили маскувальною сіткою.',
    'Танк Т-64 розстріляв бліндаж.',
    'Ремонтники розібрали трофейний Т-72 на запчастини.',
    'Екіпаж Т-64 двохсотий, на жаль.',
    'Учора за катку розібрав чотири Т-90М.',
  ])('reads nothing in %s', (text) => {
    expect(lossesIn(text)).toEqual([]);
  });
});

describe('what stands behind a Ukrainian verb and is no object of it', () => {
  it('takes a place for what was hit, not the weapon before', () => {
    expect(lossesIn('Російські «Гради» накрили Барвінкове.')).toEqual([]);
  });

  it('takes whose fire it was for no loss', () => {
    expect(lossesIn('Російський Т-72 знищено вогнем української артилерії.')).toEqual([
      '1 T-72 RUS destroyed',
    ]);
  });
});
