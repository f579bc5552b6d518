import { describe, expect, it } from 'vitest';
import { claimsOf } from '../places/place-told.ts';
import { readPost } from './told.ts';

function ownersOf(text: string): readonly (string | null)[] {
  const claims = /[а-яіїєґ]/i.test(text) ? readPost(text) : claimsOf(text);
  return claims.map(({ lost_by }) => lost_by);
}

describe('whose an item was, by the marks it bears', () => {
  it.each([
    ['A burnt T-72B with a Z on its hull stands near Lyman.', 'RUS'],
    ['Burnt MT-LB with O markings near Izium.', 'RUS'],
    ['BRDM-2 with the Ukrainian cross, destroyed near Bakhmut.', 'UKR'],
    ['A BMP-2 in Ukrainian markings was destroyed near Bakhmut.', 'UKR'],
    ['Згорів БТР-80 з літерою Z під Лиманом.', 'RUS'],
    ['Згорів МТ-ЛБ з білими хрестами під Суджею.', 'UKR'],
    ['Под Лиманом сгорел танк с буквой V на башне.', 'RUS'],
    ['Two burnt BMP-2s near Lyman. Both bore the V marking used by Russian forces.', 'RUS'],
    ['A burnt BMP-2 near Lyman. It bore Ukrainian crosses.', 'UKR'],
    ['Спалений БТР-80 біля Ізюма. Літера Z на борту.', 'RUS'],
    ['Сгоревшая БМП-2 под Суджей. На бортах украинские кресты.', 'UKR'],
  ])('%s', (text, owner) => {
    expect(ownersOf(text)).toEqual([owner]);
  });

  it.each([
    ['A BMP-2 burned near Lyman. No Russian markings are visible.', null],
    ['A T-72 was destroyed near the Russian flag at Lyman.', null],
    ['A BMP-2 was destroyed near Lyman. Today it stands there with a fresh UA cross.', null],
    ['Сгорела БМП-2 под Суджей. Теперь на ней украинские кресты.', null],
  ])('marks of nobody, of another thing, of who took it: %s', (text, owner) => {
    expect(ownersOf(text)).toEqual([owner]);
  });
});

describe('whose an item was, by whom it served and who went to attack', () => {
  it.each([
    ['The T-72 destroyed near Lyman last week belonged to the Russian 90th Tank Division.', 'RUS'],
    ['The BTR-80 burnt outside Terny belongs to the Ukrainian 60th Brigade.', 'UKR'],
    ['Танк Т-72, знищений під Лиманом торік, належав 90-й танковій дивізії РФ.', 'RUS'],
    ['A Ukrainian-made BTR-4, serving with Russian paratroopers, was blown up.', 'RUS'],
    ['Т-80БВ, служивший в 3-й штурмовой бригаде ВСУ, уничтожен под Лиманом.', 'UKR'],
    ['Ukrainian forces launched a counterattack near Sudzha. Two tanks were burned.', 'UKR'],
    ['Russians mounted a fresh mechanised assault near Lyman. Two tanks were burned.', 'RUS'],
    ['Росіяни провели контратаку під Лиманом. Спалено танк.', 'RUS'],
    ['ВСУ предприняли контратаку в сторону Суджи. Сожжён танк.', 'UKR'],
  ])('%s', (text, owner) => {
    expect(ownersOf(text)).toEqual([owner]);
  });

  it.each([
    ['Russian forces repelled an assault near Lyman. Two tanks were burned.'],
    ['Ukrainian forces met a push near Lyman. Two tanks were burned.'],
    ['A T-72 was destroyed near a depot that serves the Russian railway.'],
    ['A T-72 was destroyed in Lyman. The town belongs to nobody now.'],
  ])('nobody: %s', (text) => {
    expect(ownersOf(text)).toEqual([null]);
  });
});
