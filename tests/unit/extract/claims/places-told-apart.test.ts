import { describe, expect, it } from 'vitest';
import { placesIn } from './told.ts';

describe('which of the places named is where it was', () => {
  it.each([
    // what only says which town is meant
    ['A Russian truck burned at Oktyabrskoye near Rylsk last night.', 'Oktyabrskoye'],
    ['Село Лукашовка под Черниговом освободили. У церкви сгоревшая БМП-2.', 'Lukashivka'],
    ['Т-72 спалили з РПГ. Це під Андріївкою, що на захід від Курахового.', 'Andriivka'],
    ['Покинуто російський БТР-80. Старий Караван біля Лиману, 1 жовтня.', 'Старий Караван'],
    // names the data does not know, before their region
    ['A Bayraktar TB2 was brought down over Zabavino (Kursk region).', 'Zabavino'],
    ['Russian T-62M destroyed, #Zabavne, #Donetsk obl.', 'Zabavne'],
    ['Сожжённая МТ-ЛБ с пехотой, Забавское, сброс с дрона.', 'Забавское'],
    // an aim, and the region it lies in
    ['A BTR-80 burned in a push toward Bahatyr, Donetsk Oblast.', 'Bahatyr'],
    // towns that head a post
    ['Orlianka, night of May 10. A Russian BMP-2 was destroyed.', 'Orlianka'],
    [
      'Zabavivka area, 7 May. A Russian BMP-2 was destroyed. They moved towards Lyman.',
      'Zabavivka',
    ],
    ['Лиман наш! Трофей дня: Т-72Б3. Вони тікали на Кремінну.', 'Lyman'],
    // fronts and raions by their adjectives
    ['На суджанском направлении сгорел танк Т-72.', 'Sudzha'],
    ['Уничтожен «Казак» ВСУ в Суджанском районе.', 'Sudzha'],
    // what was fought for, left, lived in, aimed at
    ['Today the enemy tried to break through to Kurakhove. A T-62 burned on the dam.', 'Kurakhove'],
    ['Residents of Bucha woke to find a burned Russian BMD-2 in the street.', 'Bucha'],
    ['The tug Vasily Bekh was sunk as it carried men to Snake Island.', 'Snake Island'],
    // who did it behind the place
    ['У ніч на 11 травня під Лисичанськом артилеристи знищили БМП-2.', 'Lysychansk'],
    // a lake in Crimea, Sevastopol in Crimea
    ['A corvette, the Ivanovets, was sunk near Lake Donuzlav in Crimea.', 'Lake Donuzlav'],
    ['marder 1a3 in the field south of robotyne destroyed by a lancet', 'Robotyne'],
    ['Операторы разобрали вражеский «Брэдли» возле Украинска.', 'Ukrainsk'],
  ])('%s', (text, place) => {
    expect(placesIn(text)).toEqual([place]);
  });

  it.each([
    'The BMP-3 of the 155th Marines burned out.',
    'Подорвана и брошена БМП-3 у шахты.',
    'A Grad that had shelled Kharkiv was destroyed.',
    'The wreck of a T-72, destroyed in spring, was taken to Berlin.',
    'Пошкоджено БТР-80 на проспекті Гагаріна.',
  ])('none: %s', (text) => {
    expect(placesIn(text)).toEqual([null]);
  });
});
