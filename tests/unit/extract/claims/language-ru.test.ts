import { describe, expect, it } from 'vitest';
import { only, told } from './reading.ts';

describe('Russian words of loss', () => {
  it.each([
    ['Бойцы сожгли российский Т-72Б3', '1 T-72B3 RUS destroyed'],
    ['FPV поджигает российский Т-72Б3', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 разобрали на подходе к селу', '1 T-72B3 RUS destroyed'],
    ['Операторы отминусовали российский Т-72Б3', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 выгорел дотла', '1 T-72B3 RUS destroyed'],
    ['Сгоревшая российская БМП-2 в посадке', '1 BMP-2 RUS destroyed'],
    ['То, что осталось от российского Т-80БВ', '1 T-80BV RUS destroyed'],
    ['Российский Т-72Б3 превратился в груду металла', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 отправился на металлолом', '1 T-72B3 RUS destroyed'],
    ['Отправили российский Т-72Б3 на металлолом', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 восстановлению не подлежит', '1 T-72B3 RUS destroyed'],
    ['Россия лишилась танка', '1 Tanks RUS destroyed'],
    ['ВСУ остались без БМП-2', '1 BMP-2 UKR destroyed'],
    ['Подбит украинский БМП-2', '1 BMP-2 UKR damaged'],
    ['Украинский Т-72Б3 получил тяжёлые повреждения', '1 T-72B3 UKR damaged'],
    ['Вывели из строя украинский Т-72Б3', '1 T-72B3 UKR damaged'],
    ['Затрофеили российский Т-80БВ', '1 T-80BV RUS captured'],
    ['Российский Т-80БВ стал трофеем', '1 T-80BV RUS captured'],
    ['Взяли российский Т-80БВ в качестве трофея', '1 T-80BV RUS captured'],
    ['Покинутая экипажем российская БМП-2', '1 BMP-2 RUS abandoned'],
    ['Сбит украинский Су-25', '1 Su-25 UKR destroyed'],
    ['Украинский Су-25 потерпел крушение', '1 Su-25 UKR destroyed'],
    ['Сняли российский Орлан-10 с неба', '1 Orlan-10 RUS destroyed'],
  ])('reads "%s"', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('counts in words, in every case and over twenty', () => {
    expect(told('Сожжено двадцать два российских Т-72Б3')).toEqual(['22 T-72B3 RUS destroyed']);
    expect(told('Четверо российских БМП-2 уничтожены')).toEqual(['4 BMP-2 RUS destroyed']);
    expect(told('Россия лишилась трёх Т-72Б3')).toEqual(['3 T-72B3 RUS destroyed']);
  });

  it('leaves a range open', () => {
    const text = 'Россия потеряла от двенадцати до пятнадцати БМП-2';
    expect(only(text)).toMatchObject({ quantity: null, lost_by: 'RUS' });
  });
});

describe('Russian words that tell of no loss', () => {
  it.each([
    'Россия бросила в бой Т-72Б3',
    'Украинский Т-72Б3 оставлен в резерве',
    'Т-72Б3 снимают с хранения',
    'Хотели уничтожить российский Т-72Б3',
    'Уничтожить российский Т-72Б3 не удалось',
    'Если российский Т-72Б3 приедет, он будет сожжён',
    'Вознаграждение за уничтожение российского танка выплатят',
    'Экипаж российского танка уничтожен',
    'На учениях уничтожен российский Т-72Б3',
    'Сообщения об уничтоженном Т-72Б3 не соответствуют действительности',
    'Вместо украинского танка уничтожен макет',
    'Поезд сбил российский грузовик',
    'Минус 20 градусов, танки завелись',
  ])('reads none in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('reads an infinitive as a fact once it was managed', () => {
    expect(told('Удалось уничтожить российский Т-72Б3')).toEqual(['1 T-72B3 RUS destroyed']);
    expect(told('Готовились уничтожить российский Т-72Б3')).toEqual([]);
  });
});

describe('Russian word order', () => {
  it('reads who did it, how and with what behind a passive without losing its subject', () => {
    const by = [
      'Российский Т-72Б3 уничтожен метким выстрелом артиллеристов',
      'Российский Т-72Б3 был уничтожен ударом украинских военных',
      'Российский Т-72Б3, который шёл первым, сгорел',
    ];
    for (const text of by) expect(told(text)).toEqual(['1 T-72B3 RUS destroyed']);
  });

  it('takes who stands before a verb with an object for the one who did it', () => {
    expect(told('Российский Т-72Б3 уничтожил противника')).toEqual([]);
    expect(told('Российский Т-72Б3 уничтожил опорный пункт')).toEqual([]);
  });

  it('takes a plural before a singular verb for its object', () => {
    const text = 'Два российских Т-72Б3 сжёг HIMARS';
    expect(told(text)).toEqual(['2 T-72B3 RUS destroyed']);
  });

  it('agrees a neuter with a count alone', () => {
    expect(told('Российский Т-72Б3 отработал, уничтожено до взвода')).toEqual([]);
    expect(told('Два российских Т-72Б3 уничтожено')).toEqual(['2 T-72B3 RUS destroyed']);
  });

  it('repeats a verb over a dash', () => {
    const text = 'Сожгли два российских Т-72Б3, а у дороги – три БМП-2';
    expect(told(text)).toEqual(['2 T-72B3 RUS destroyed', '3 BMP-2 RUS destroyed']);
  });

  it('reads on in a list past those who came with an item', () => {
    const text = 'Россия потеряла Т-72Б3 с экипажем и БМП-2';
    expect(told(text)).toEqual(['1 T-72B3 RUS destroyed', '1 BMP-2 RUS destroyed']);
  });

  it('reads counted company as lost too, and never as the weapon', () => {
    const text = 'Сожгли российский Т-72Б3 с двумя грузовиками';
    expect(told(text)).toEqual([
      '1 T-72B3 RUS destroyed',
      '2 Trucks, Vehicles and Jeeps RUS destroyed',
    ]);
    expect(only('Сожгли российский Т-72Б3 с грузовиком').caused_by).toBeNull();
  });

  it('reads a pronoun as what its sentence named before', () => {
    expect(told('Российский Т-72Б3 вчера подъехал, а потом он сгорел')).toEqual([
      '1 T-72B3 RUS destroyed',
    ]);
    expect(told('Нашли российский Т-72Б3 и сразу его сожгли')).toEqual(['1 T-72B3 RUS destroyed']);
  });

  it('tells one more of a kind apart', () => {
    expect(told('Два российских Т-72Б3 сгорели, третий захвачен')).toEqual([
      '2 T-72B3 RUS destroyed',
      '1 T-72B3 RUS captured',
    ]);
  });

  it('says the same of an item and of the people joined to it', () => {
    expect(told('Российский Т-72Б3 и десяток солдат уничтожены')).toEqual([
      '1 T-72B3 RUS destroyed',
    ]);
  });

  it('reads an ordinal as no conjunction', () => {
    expect(told('Уничтоженный бойцами 69-й бригады российский Т-72Б3')).toEqual([
      '1 T-72B3 RUS destroyed',
    ]);
  });

  it('reads an owner said aside', () => {
    expect(told('Уничтожено два Т-72Б3, все российские')).toEqual(['2 T-72B3 RUS destroyed']);
    expect(told('Уничтожен Т-72Б3, принадлежавший ВСУ')).toEqual(['1 T-72B3 UKR destroyed']);
  });
});

describe('who writes Russian', () => {
  it('hails its own side', () => {
    expect(told('Противник потерял Т-72Б3. Слава ВСУ!')).toEqual(['1 T-72B3 RUS destroyed']);
    expect(told('Противник потерял Т-72Б3. Слава России!')).toEqual(['1 T-72B3 UKR destroyed']);
  });

  it('names the other side where it says "ours"', () => {
    const text = 'Наши сожгли вражеский Т-72Б3. Украинский экипаж не выжил.';
    expect(told(text)).toEqual(['1 T-72B3 UKR destroyed']);
  });
});

describe('Russian fates told by idiom', () => {
  it.each([
    ['Обугленный корпус российского Т-80БВ у дороги', '1 T-80BV RUS destroyed'],
    ['От российского Т-72Б3 осталась груда металла', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 закончил свой путь в посадке', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 больше никуда не поедет', '1 T-72B3 RUS destroyed'],
    ['Украинский Су-25 не вернулся с задания', '1 Su-25 UKR destroyed'],
    ['Российский Т-72Б3 превращён в груду железа', '1 T-72B3 RUS destroyed'],
    ['Башня российского Т-72Б3 улетела', '1 T-72B3 RUS destroyed'],
    ['Российский Т-72Б3 -1', '1 T-72B3 RUS destroyed'],
    ['Российский Т-80БВ достался украинским десантникам', '1 T-80BV RUS captured'],
    ['Российский Т-80БВ оказался в руках ВСУ', '1 T-80BV RUS captured'],
    ['Российский Т-80БВ сменил хозяина', '1 T-80BV RUS captured'],
    ['Украинский Т-72Б3 остался без гусеницы', '1 T-72B3 UKR damaged'],
    ['Т-72Б3 48-го полка ВСУ сгорел', '1 T-72B3 UKR destroyed'],
  ])('reads "%s"', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    'Бойцам достались новые Т-72Б3',
    'Т-72Б3 взят на прицел',
    'Т-72Б3 стоит, взорвался склад',
    'Склеил диораму: подбитый Т-72Б3 у моста',
    'Расчёт «Гиацинта-Б» разнёс блиндаж',
    'Т-72Б3 больше не работают по посадкам',
  ])('tells of no loss in "%s"', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('says of a whole list what agrees with several', () => {
    expect(told('Российские Т-72Б3 и БМП-2. Сожжено.')).toEqual([
      '1 T-72B3 RUS destroyed',
      '1 BMP-2 RUS destroyed',
    ]);
  });
});
