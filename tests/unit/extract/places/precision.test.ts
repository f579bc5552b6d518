import { describe, expect, it } from 'vitest';
import { placeOf } from './place-told.ts';

describe('where_prec 1: at the place', () => {
  it.each([
    ['Russian T-72B3 destroyed in Bakhmut, Donetsk Oblast', 'Bakhmut'],
    ['Знищено російський Т-72 у с. Терни Донецької області', 'Terny'],
    ['Знищено російський Т-72, м. Часів Яр', 'Chasiv Yar'],
    ['Уничтожен российский танк Т-72 в н.п. Работино', 'Robotyne'],
    ['Russian T-72 destroyed #Kreminna #ChasivYar', 'Kreminna'],
    ['#ChasivYar: Russian T-72 destroyed', 'Chasiv Yar'],
    ['Footage from Bakhmut shows a destroyed Russian T-72', 'Bakhmut'],
    ['Russian T-72 destroyed in Lyman', 'Lyman'],
    ['Russian T-72B3 destroyed in the Kharkiv region, Kupiansk district, Dvorichna', 'Dvorichna'],
    ['Russian T-90M destroyed in Saltivka, Kharkiv', 'Saltivka'],
    ['Russian Pantsir-S1 destroyed at Saki airfield', 'Saky Air Base'],
    [
      'Ukrainian S-300 destroyed at the Zaporizhzhia Nuclear Power Plant',
      'Zaporizhzhia Nuclear Power Plant',
    ],
    ['Russian T-72 destroyed in Kherson city', 'Kherson'],
    ['Russian T-72 destroyed in Luhansk Oblast. #Kreminna', 'Kreminna'],
    ['Ukrainian forces in Kherson Oblast destroyed a Russian T-72 in Oleshky', 'Oleshky'],
    ['Russian T-72 destroyed in western Bakhmut', 'Bakhmut'],
    ['Russian tank column destroyed in Bucha, Kyiv region', 'Bucha'],
    ['A Ukrainian Su-25 crashed in Zaporizhzhia', 'Zaporizhzhia'],
    ['Знищено російський танк Т-72 в Авдіївці', 'Avdiivka'],
    ['Знищено російський танк Т-72 у Бахмуті', 'Bakhmut'],
    ['Російський Су-25 збито над Авдіївкою', 'Avdiivka'],
    ['Уничтожен российский танк Т-72 в Бахмуте', 'Bakhmut'],
    ['Russian T-72 destroyed in Velyka Novosilka, Donetsk region', 'Velyka Novosilka'],
    ['Russian T-72 destroyed at Hostomel airport', 'Hostomel Airport'],
    ['Russian T-72 destroyed in occupied Melitopol', 'Melitopol'],
    ['Russian T-72 destroyed in now UA-controlled Izium', 'Izium'],
    ['Russian T-72 destroyed in the town of Orikhiv', 'Orikhiv'],
    ['#Kreminna Russian T-72 destroyed', 'Kreminna'],
    ['#Bakhmut: Russian T-72 destroyed', 'Bakhmut'],
    ['Russian T-72 destroyed #Vuhledar #Donetsk Oblast', 'Vuhledar'],
    ['#Часів_Яр: знищено російський Т-72', 'Chasiv Yar'],
    ['#Бахмут Знищено російський Т-72', 'Bakhmut'],
    ['Kupiansk, Kharkiv Oblast: Russian T-72 destroyed', 'Kupiansk'],
  ])('reads "%s"', (text, name) => {
    expect(placeOf(text)).toMatchObject({ name, where_prec: 1, uncertainty_km: null });
  });
});

describe('where_prec 2: near it, or a bearing or distance from it', () => {
  it.each([
    [
      'A Ukrainian 2S1 Gvozdika was destroyed by a Russian Lancet in the vicinity of Kreminna, #Luhansk Oblast.',
      'Kreminna',
      6.4,
    ],
    ['Російський танк Т-72 знищено під Роботиним', 'Robotyne', 4.8],
    ['Russian patrol boat destroyed off Snake Island', 'Snake Island', 3.2],
    ['Russian T-72 destroyed near the Antonivskyi bridge', 'Antonivka Bridge', 3.2],
    ['Russian T-72 destroyed 10-12 km from Bakhmut', 'Bakhmut', 16],
    ['Російський танк знищено за 10 км від Бахмута', 'Bakhmut', 14],
    ['Russian T-72 destroyed near Terny and Yampolivka', 'Terny', 4.8],
    ['Russian T-72 destroyed near Terny, Sumy Oblast', 'Terny', 8],
    ['Russian T-72 destroyed north of Kyiv', 'Kyiv', 22],
    ['Russian T-72 destroyed 5 km to the east of Bakhmut', 'Bakhmut', 6],
    ['Russian T-72 destroyed in the Bakhmut area', 'Bakhmut', 6.4],
    ['Російський Т-72 знищено в районі Бахмута', 'Bakhmut', 6.4],
    ['Russian T-72 destroyed near Bakhmut, Donetsk', 'Bakhmut', 6.4],
    ['Знищено російський танк біля Чугуєва', 'Chuhuiv', 6.4],
    ['Знищено російський танк біля Василькова', 'Vasylkiv', 6.4],
    ['Знищено російський танк під Харковом', 'Kharkiv', 22.4],
    ['Російський танк знищено на околицях Чернігова', 'Chernihiv', 16],
    ['Russian T-72 moving from Izium to Sloviansk was destroyed near Dovhenke', 'Dovhenke', 4.8],
    ['У Донецькій області, поблизу Тернів, знищено російський танк', 'Terny', 4.8],
    ['Russian Su-34 shot down over the Black Sea near Snake Island', 'Snake Island', 3.2],
    ['Russian T-72 destroyed near Bakhmut and Soledar', 'Bakhmut', 6.4],
    [
      'A Ukrainian Leopard 2A6 was damaged near Novodarivka, Zaporizhzhia Oblast',
      'Novodarivka',
      4.8,
    ],
    ['T-72 ВС РФ уничтожен в пригороде Киева', 'Kyiv', 35.2],
    ['Su-25 shot down by MANPADS in Nikopol area', 'Nikopol', 11.2],
    ['Russian Ka-52 downed 15km south-west of Orikhiv', 'Orikhiv', 10],
    ['2 km NW of Robotyne a Russian T-80BV was destroyed', 'Robotyne', 3.8],
    ['Уничтожен российский танк у села Терны Донецкой области', 'Terny', 4.8],
    ['Уничтожен российский танк в Курской области, возле Суджи', 'Sudzha', 6.4],
    ['Уничтожен Т-72 ВСУ в районе н.п. Малая Токмачка', 'Mala Tokmachka', 4.8],
    ['Знищено танк РФ Т-90М біля с. Роботине, Запорізька обл.', 'Robotyne', 3.1],
    ['Russian T-72 destroyed near Avdiivka, 20 km from Donetsk', 'Avdiivka', 6.4],
    ['Вертоліт РФ збито під Маріуполем', 'Mariupol', 16],
    ['Russian T-72 destroyed on the outskirts of Bakhmut', 'Bakhmut', 6.4],
    ['Russian Ka-52 downed near Orikhiv', 'Orikhiv', 6.4],
    ['Знищено ворожий танк Т-72 біля села Роботине', 'Robotyne', 4.8],
    ['Знищено російський танк Т-72 поблизу Вугледара', 'Vuhledar', 6.4],
    ['Знищено російський танк Т-72 неподалік від Авдіївки', 'Avdiivka', 6.4],
    ['Знищено російський танк Т-72 на північ від Бахмута', 'Bakhmut', 7],
    ['Знищено російський танк Т-72 на північний захід від Вугледара', 'Vuhledar', 7],
    ['Знищено російський танк Т-72 південніше Роботиного', 'Robotyne', 7],
    ['Знищено російський танк Т-72 за 3 км на схід від Кремінної', 'Kreminna', 5.2],
    ['Знищено російський танк Т-72 на околицях Вугледара', 'Vuhledar', 6.4],
    ['Знищено російський танк Т-72 під Соледаром на Донеччині', 'Soledar', 6.4],
    ['Знищено російський танк Т-72 біля Антонівського мосту', 'Antonivka Bridge', 3.2],
    ['Уничтожен российский танк Т-72 возле Угледара', 'Vuhledar', 6.4],
    ['Уничтожен российский танк Т-72 под Авдеевкой', 'Avdiivka', 6.4],
    ['Уничтожен российский танк Т-72 у Роботино', 'Robotyne', 4.8],
    ['Уничтожен российский танк Т-72 в районе Кременной', 'Kreminna', 6.4],
    ['Уничтожен российский танк Т-72 севернее Бахмута', 'Bakhmut', 7],
    ['Уничтожен российский танк Т-72 в 10 км к югу от Бахмута', 'Bakhmut', 8],
    ['Уничтожен российский танк Т-72 в 1,5 км западнее Соледара', 'Soledar', 4.6],
    ['Уничтожен российский танк Т-72 на окраине Бахмута', 'Bakhmut', 6.4],
    ['Russian T-72 destroyed close to Kreminna', 'Kreminna', 6.4],
    ['Russian T-72 destroyed outside Kharkiv', 'Kharkiv', 22.4],
    ['Russian T-72 destroyed 800 metres from Kreminna', 'Kreminna', 4.8],
    ['Russian T-72 destroyed 10-15 km southeast of Bakhmut', 'Bakhmut', 11.5],
    ['Russian T-72 destroyed 2.5 km NE of Kreminna', 'Kreminna', 5],
    ['Russian T-72 destroyed on the outskirts of Vuhledar', 'Vuhledar', 6.4],
    ['Russian T-72 destroyed near Bilohorivka, Luhansk Oblast', 'Bilohorivka', 8],
    ['Russian T-72 destroyed near Oleksandrivka, Kramatorsk Raion', 'Oleksandrivka', 4.8],
    ['Знищено російський танк Т-72 біля Олександрівки Донецької області', 'Oleksandrivka', 4.8],
    ['Ukrainian 2S1 destroyed with Lancet 3 km from Terny, Donetsk Oblast', 'Terny', 6],
    ['Russian T-72 destroyed near Bakhmut 37U CQ 9 8', '37U CQ 9 8', 7.1],
  ])('reads "%s"', (text, name, uncertainty_km) => {
    expect(placeOf(text)).toMatchObject({ name, where_prec: 2, uncertainty_km });
  });
});

describe('where_prec 3: a raion', () => {
  it.each([
    ['Russian T-72B3 destroyed in Kharkiv region, Kupiansk district', 'Kupiansk Raion', 52],
    ['In Bakhmut Raion, Donetsk Oblast, a Russian T-72 was destroyed', 'Bakhmut Raion', 42],
    ['Знищено російський танк Т-72 у Бахмутському районі Донецької області', 'Bakhmut Raion', 42],
    ['Уничтожен российский танк Т-72 в Купянском районе Харьковской области', 'Kupiansk Raion', 52],
  ])('reads "%s"', (text, name, uncertainty_km) => {
    expect(placeOf(text)).toMatchObject({ name, where_prec: 3, uncertainty_km });
  });
});

describe('where_prec 4: a region', () => {
  it.each([
    ['Знищено російський танк на Курщині', 'Kursk Oblast', 160],
    ['Знищено російський танк на Харківщині', 'Kharkiv Oblast', 122],
    ['Уничтожен российский танк, Белгородская область', 'Belgorod Oblast', 150],
    ['#Донецька область: знищено російський Т-72', 'Donetsk Oblast', 127],
    ['Знищено російський танк Т-72 на Луганщині', 'Luhansk Oblast', 126],
    ['Знищено російський танк Т-72 в Луганській області', 'Luhansk Oblast', 126],
    ['Уничтожен российский танк Т-72 в Харьковской области', 'Kharkiv Oblast', 122],
    ['Russian T-72 destroyed in Oblast Kharkiv', 'Kharkiv Oblast', 122],
    ['Russian T-72 destroyed in Belgorod Oblast, Russia', 'Belgorod Oblast', 150],
    ['Russian T-72 destroyed in Crimea', 'Crimea', 149],
  ])('reads "%s"', (text, name, uncertainty_km) => {
    expect(placeOf(text)).toMatchObject({ name, where_prec: 4, uncertainty_km });
  });
});

describe('where_prec 5: a front sector, a stretch, a river, a road', () => {
  it.each([
    ['Російський танк Т-72 знищено на Бахмутському напрямку', 'Bakhmut direction', 25],
    ['Уничтожен танк Т-72 ВС РФ, Запорожское направление', 'Zaporizhzhia direction', 60],
    [
      'Russian T-72 destroyed on the east bank of the Dnipro',
      'Left bank of the Dnipro, Kherson Oblast',
      70,
    ],
    ['Russian T-72 destroyed along the T0504 road', 'T0504 road', 60],
    ['Russian T-72 destroyed between Orikhiv and Tokmak', 'Orikhiv', 22],
    ['Russian T-72 destroyed on the Kherson front', 'Kherson direction', 60],
    ['Russian T-72 destroyed in southern Ukraine', 'Southern Ukraine', 250],
    ['The convoy moving from Izium to Sloviansk: Russian T-72 destroyed', 'Izium', 30],
    ['Росіяни втратили Т-72 між Оріховом і Токмаком', 'Orikhiv', 22],
    ['Уничтожен Т-72 ВСУ между Ореховом и Токмаком', 'Orikhiv', 22],
    ['Russian T-72 destroyed on the Svatove-Kreminna road', 'P66 highway', 60],
    ['Знищено Т-72 РФ на Роботинському напрямку', 'Robotyne', 25],
    ['Т-72 РФ уничтожен на Лиманском направлении', 'Lyman direction', 25],
    ['Russian tank on the way to Kyiv destroyed', 'Kyiv', 25],
    ['Знищено російський танк на Бахмутському та Авдіївському напрямках', 'Bakhmut direction', 25],
    [
      'Знищено ворожий ЗРК Тор на лівому березі Дніпра',
      'Left bank of the Dnipro, Kherson Oblast',
      70,
    ],
    ['Знищено російський катер у Каховському водосховищі', 'Kakhovka Reservoir', 110],
    ['Russian T-72 destroyed in Vovchansk-Lyptsi direction', 'Vovchansk', 23.2],
    ['Russian truck destroyed on the Orikhiv-Tokmak road', 'Orikhiv', 22],
    ['Уничтожен Т-72 РФ на трассе Сватово - Кременная', 'Svatove', 24],
    ['Знищено російський танк, що рухався до Києва', 'Kyiv', 25],
    ['Знищено російський танк Т-72 між Бахмутом та Соледаром', 'Bakhmut', 10],
    [
      'Знищено російський танк Т-72 на лівому березі Дніпра',
      'Left bank of the Dnipro, Kherson Oblast',
      70,
    ],
    ['Знищено російський танк Т-72 на Запорізькому напрямку', 'Zaporizhzhia direction', 60],
    ['Знищено російський танк Т-72 на Лисичанському напрямку', 'Lysychansk', 25],
    ['Уничтожен российский танк Т-72 между Бахмутом и Соледаром', 'Bakhmut', 10],
    ['Уничтожен российский танк Т-72 на Херсонском направлении', 'Kherson direction', 60],
  ])('reads "%s"', (text, name, uncertainty_km) => {
    expect(placeOf(text)).toMatchObject({ name, where_prec: 5, uncertainty_km });
  });
});

describe('where_prec 6 and 7: a country, a sea', () => {
  it.each([
    ['Russian T-72 destroyed in Ukraine', 'Ukraine', 6],
    ['Російський корабель знищено у Чорному морі', 'Black Sea', 7],
    ['Російський літак збито над Азовським морем', 'Sea of Azov', 7],
    ['Російський Су-34 збито над Чорним морем', 'Black Sea', 7],
    ['Уничтожен российский Су-34 над Азовским морем', 'Sea of Azov', 7],
  ])('reads "%s"', (text, name, where_prec) => {
    expect(placeOf(text)).toMatchObject({ name, where_prec, uncertainty_km: null });
  });
});
