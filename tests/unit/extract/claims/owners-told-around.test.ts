import { describe, expect, it } from 'vitest';
import { readPost } from './told.ts';

function ownersIn(text: string): readonly (string | null)[] {
  return readPost(text).map(({ lost_by }) => lost_by);
}

describe('whose a thing was, told elsewhere than beside it', () => {
  it.each([
    // who confirms a loss, and whose ship "its" is
    ['The General Staff of Ukraine confirmed that a Su-25 had been lost near Pokrovsk.', 'UKR'],
    ['Повітряні сили підтвердили втрату Су-24 над Чорним морем.', 'UKR'],
    ['Минобороны России подтвердило потерю транспортного Ан-26.', 'RUS'],
    [
      "Ukraine's navy said that its reconnaissance ship Simferopol had sunk after a Russian drone hit it.",
      'UKR',
    ],
    // what a side left
    ['What the Russian army left at Izium: a 2S19 Msta-S, captured.', 'RUS'],
    ['Уздовж дороги те, що лишила 4-та танкова дивізія: покинутий «Урал».', 'RUS'],
    ['Остовы двух БТР-80, сгоревших, оставшиеся от 74-й бригады ВС РФ.', 'RUS'],
    ['Танк Т-64, належний 5-й гвардійській танковій бригаді РФ, підбитий.', 'RUS'],
    // own fire
    ['Їхній же «Тор» збив Су-25 росіян над Пологами.', 'RUS'],
    ['Russian gunners shot down one of their own Mi-8s during a raid by Ukrainian drones.', 'RUS'],
    // failed assaults
    ['A BMP-2 burned in the failed Russian crossing near Orlivka.', 'RUS'],
    // losing with no subject
    ['Вчора під Торецьком втратили пікап, влучив дрон. Усі живі.', 'UKR'],
    ['Росіяни пішли на Тоненьке. Втратили БТР-80 і відійшли.', 'RUS'],
    // sides set apart, plates, labels
    ['BM-21 Grad, destroyed, RU, Snihurivka', 'RUS'],
    ['A 2S5 in a pit, still on fire. Mark it destroyed, owner RU.', 'RUS'],
    ['A burnt Ural lorry with Russian plates stands by the road to Lgov.', 'RUS'],
    ['Під Бахмутом згоріла БМП-2, рос., екіпаж утік.', 'RUS'],
    // who used it
    ['The Russians sent in a T-80BV near Robotyne. It was destroyed by a drone.', 'RUS'],
    ['Украинцы поставили Т-64БВ у школы в Торском. Танк сгорел.', 'UKR'],
    ['A tank that Wagner fighters had been using as a pillbox near Soledar was destroyed.', 'RUS'],
    ['Росіяни кинули в бій Т-80БВ під Роботиним, він згорів.', 'RUS'],
    // from under whose nose
    ['МТ-ЛБ наши парни угнали из-под носа у кадыровцев.', 'RUS'],
    // at whom it happened, and who only tells
    ['У росіян під Токмаком згорів «Град».', 'RUS'],
    ['У штурмов 1-й Славянской сгорела «буханка», догнал дрон.', 'RUS'],
    ['Перша танкова: гармата Д-20 знищена повністю.', 'RUS'],
    // far behind the front
    ['A drone strike destroyed an S-300 launcher near Dzhankoi in Crimea overnight.', 'RUS'],
    ['An An-26 crashed in Voronezh region on Friday.', 'RUS'],
    // models of one side
    ['Сгорела РЛС «Каста-2Е2», видео со спутника.', 'RUS'],
    ['An AN/TPQ-36 was destroyed near Kupiansk.', 'UKR'],
  ])('%s', (text, owner) => {
    expect(ownersIn(text)).toEqual([owner]);
  });

  it.each([
    'The General Staff of Ukraine confirmed the destruction of a Buk-M1 near Tokmak.',
    'A T-72 was destroyed near Sudzha in Kursk region.',
    'Two BMP-2s were destroyed in a Russian attack on Orlivka.',
    'A burnt BMP-2 lies by the road, Ukrainian officials said.',
    'In the US-held archive a T-72 was shown; a BMP-2 was destroyed near Orlivka.',
  ])('nothing tells: %s', (text) => {
    expect(new Set(ownersIn(text))).toEqual(new Set([null]));
  });

  it('takes the airfield of Gvardeyskoye for no guards', () => {
    expect(ownersIn('Сгорел Су-24. Аэродром Гвардейское, снимок со спутника.')).not.toContain(
      'UKR',
    );
  });

  it('gives what was taken to whom it was taken from, whoever left it', () => {
    const text = 'На площі 2С19 «Мста-С», захоплена 93-ю бригадою: екіпаж залишив її.';
    expect(ownersIn(text)).toEqual(['RUS']);
  });
});
