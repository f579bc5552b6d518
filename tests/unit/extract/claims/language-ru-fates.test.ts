import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

describe('Russian fates in the words of the trenches', () => {
  it.each([
    ['Раскатали российский Т-72Б3 артиллерией', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 приехал на мину и замер навсегда', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 превратился в обугленный остов', '1 T-72B3 RUS destroyed'],
    ['Российская БМП-2 ушла в закат', '1 BMP-2 RUS destroyed'],
    ['Российский Т-72Б3 остался без башни', '1 T-72B3 RUS destroyed'],
    ['Разобрали на запчасти два российских Т-72Б3', '2 T-72B3 RUS destroyed'],
    ['Украинский Су-25 не вернулся', '1 Su-25 UKR destroyed'],
    ['Российский Т-72Б3: детонация боекомплекта', '1 T-72B3 RUS destroyed'],
    ['Украинская БМП-2 приползла на тросе', '1 BMP-2 UKR damaged'],
    ['Украинская БМП-2 с дырой в борту', '1 BMP-2 UKR damaged'],
    ['Российский Т-80БВ уехал трофеем', '1 T-80BV RUS captured'],
    ['Российская БМП-2 стоит целая и пустая', '1 BMP-2 RUS abandoned'],
    ['Зажгли российскую БМП-2', '1 BMP-2 RUS destroyed'],
    ['Выведен из игры российский Т-72Б3', '1 T-72B3 RUS damaged'],
    ['Российский Т-72Б3 с оторванной башней', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 отделался побитым стволом', '1 T-72B3 RUS damaged'],
    ['Оставили там догорать российский Т-72Б3', '1 T-72B3 RUS destroyed'],
    ['Российская БМП-2 сгорела от попадания «Града»', '1 BMP-2 RUS destroyed'],
    ['Сожгли в 12-м квадрате российский Т-72Б3', '1 T-72B3 RUS destroyed'],
    ['Сожгли стоявшую рядом российскую БМП-2', '1 BMP-2 RUS destroyed'],
    ['Кинули российскую БМП-2. У неё уже новые хозяева.', '1 BMP-2 RUS captured'],
    ['Российский Т-80БВ ушёл в тыл трофеем', '1 T-80BV RUS captured'],
  ])('reads "%s"', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('marks what burned as burning', () => {
    expect(only('Под посадкой горел российский Т-72Б3').tags).toContain('burning');
  });
});

describe('where a Russian sentence has the item of a status', () => {
  it.each([
    ['Сообщили о трёх Су-25 ВСУ, сбитых вчера', '3 Su-25 UKR destroyed'],
    ['Российская БМП-2, брошенная 59-й бригадой', '1 BMP-2 RUS abandoned'],
    ['Кусок брони с российского Т-72Б3, сгоревшего под Изюмом', '1 T-72B3 RUS destroyed'],
    [
      'Российский Т-72Б3 вышел из посадки, на середине поля поймал две ракеты и сгорел',
      '1 T-72B3 RUS destroyed',
    ],
  ])('finds it in "%s"', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('goes on with a list past the unit of its first member', () => {
    expect(told('Сожжено семь Т-72Б3 47-й бригады ВСУ и две БМП-2')).toEqual([
      '7 T-72B3 UKR destroyed',
      '2 BMP-2 UKR destroyed',
    ]);
  });

  it('goes on with a list to "about" so many', () => {
    expect(told('Сожжено три украинские БМП-2 и около десяти Т-72Б3')).toEqual([
      '3 BMP-2 UKR destroyed',
      '10 T-72B3 UKR destroyed',
    ]);
  });

  it('lets a participle rule the list after it, where nothing else is said', () => {
    expect(told('У села десять сожжённых украинских БМП-2 и не менее трёх Т-72Б3.')).toEqual([
      '10 BMP-2 UKR destroyed',
      '3 T-72B3 UKR destroyed',
    ]);
    expect(told('Десять сожжённых украинских БМП-2 и Т-72Б3.')).toEqual(['10 BMP-2 UKR destroyed']);
    expect(told('У дороги сгоревший украинский Т-72Б3, БМП-2 едет дальше.')).toEqual([
      '1 T-72B3 UKR destroyed',
    ]);
  });

  it('reads a third one of the same after two', () => {
    expect(told('Морской дрон сбил два украинских Су-25 и повредил третий')).toEqual([
      '2 Su-25 UKR destroyed',
      '1 Su-25 UKR damaged',
    ]);
  });

  it('follows a stressed pronoun into the next sentence', () => {
    expect(told('Российская БМП-2 съехала в канал. Там её и бросили.')).toEqual([
      '1 BMP-2 RUS abandoned',
    ]);
  });

  it('knows from whom a thing was taken', () => {
    expect(told('Трактор тянет захваченный у ВСУ Т-80БВ')).toEqual(['1 T-80BV UKR captured']);
  });

  it('takes the year a machine was built in for no other war', () => {
    const text = 'Украинский Т-72Б3. Построен в 1986 году. Захвачен 3 февраля под Луганском.';
    expect(told(text)).toEqual(['1 T-72B3 UKR captured']);
  });
});

describe('Russian sentences that only look like losses', () => {
  it.each([
    'Пара Су-25 отстрелялась по опорнику и ушла',
    'Средства ПВО уничтожили 30 украинских беспилотников',
    'Молния сожгла трансформатор, четыре БМП-2 стоят без света',
    'Попадания видел «Орлан-10», горит склад',
    'Российский Т-72Б3 с разорванным колесом на прицепе',
    'По его словам, чаще всего горят БМП-2',
    'Минобороны опровергло сообщения об уничтожении российского Т-72Б3',
    'Гуляет слух, что сбит украинский Су-25. Позвонили в полк. Все борта на земле.',
    'Машину оставили в гараже, Т-72Б3 оставили на базе',
    'Украинский Су-25 не вернулся бы без дозаправки',
  ])('reads no loss in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });
});
