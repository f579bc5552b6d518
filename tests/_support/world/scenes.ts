import { shiftDay } from '../../../src/domain/conflict-time.ts';
import type { Category, Status } from '../../../src/domain/vocabulary.ts';
import type { Chance } from './random.ts';

export interface Model {
  readonly model: string;
  readonly family: string;
  readonly category: Category;
}

const model = (name: string, family: string, category: Category): Model => ({
  model: name,
  family,
  category,
});

export const MODELS: readonly Model[] = [
  model('T-72', 'T-72', 'Tanks'),
  model('T-72B', 'T-72', 'Tanks'),
  model('T-72B3', 'T-72', 'Tanks'),
  model('T-80BV', 'T-80', 'Tanks'),
  model('T-80U', 'T-80', 'Tanks'),
  model('T-90M', 'T-90', 'Tanks'),
  model('Leopard 2A6', 'Leopard 2', 'Tanks'),
  model('BMP-1', 'BMP-1', 'Infantry Fighting Vehicles'),
  model('BMP-2', 'BMP-2', 'Infantry Fighting Vehicles'),
  model('BMP-3', 'BMP-3', 'Infantry Fighting Vehicles'),
  model('M2A2 Bradley', 'M2 Bradley', 'Infantry Fighting Vehicles'),
  model('MT-LB', 'MT-LB', 'Armoured Fighting Vehicles'),
  model('BTR-80', 'BTR-80', 'Armoured Personnel Carriers'),
  model('BTR-82A', 'BTR-80', 'Infantry Fighting Vehicles'),
  model('2S1 Gvozdika', '2S1', 'Self-Propelled Artillery'),
  model('2S19 Msta-S', '2S19', 'Self-Propelled Artillery'),
  model('D-30', 'D-30', 'Towed Artillery'),
  model('BM-21 Grad', 'BM-21', 'Multiple Rocket Launchers'),
  model('Buk-M1', 'Buk', 'Surface-To-Air Missile Systems'),
  model('Ural-4320', 'Ural-4320', 'Trucks, Vehicles and Jeeps'),
];

export interface Town {
  readonly id: string;
  readonly name: string;
  readonly admin1: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Invented towns on a grid of 20 to 30 km, in six invented oblasts; some see most of the fighting. */
export const TOWNS: readonly Town[] = Array.from({ length: 48 }, (_, n) => ({
  id: `world:town-${n}`,
  name: `Town ${n}`,
  admin1: `Oblast ${Math.floor(n / 8)} Oblast`,
  latitude: 47 + Math.floor(n / 8) * 0.4 + (n % 2) * 0.2,
  longitude: 35 + (n % 8) * 0.35,
}));
const HOT_TOWNS = TOWNS.filter((_, n) => n % 6 === 0);

/** One real item, as nobody ever tells it whole. */
export interface RealItem {
  readonly id: string;
  readonly model: Model;
  readonly status: Status;
}

export interface Picture {
  readonly id: string;
  /** The items that can be seen in it. */
  readonly shows: readonly RealItem[];
}

/** What was lost at one place on one day, and the pictures taken of it. */
export interface Scene {
  readonly n: number;
  readonly owner: 'RUS' | 'UKR';
  readonly town: Town;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly cause: string | null;
  readonly items: readonly RealItem[];
  readonly pictures: readonly Picture[];
}

const FIRST_DAY = '2022-03-01';
const DAYS = 900;

export function drawScenes(chance: Chance, items: number): readonly Scene[] {
  const scenes: Scene[] = [];
  for (let drawn = 0; drawn < items; ) {
    const scene = drawScene(chance, scenes.length, items - drawn);
    drawn += scene.items.length;
    scenes.push(scene);
  }
  return scenes;
}

function drawScene(chance: Chance, n: number, left: number): Scene {
  const size = Math.min(
    left,
    chance.weighted([
      [1, 70],
      [2, 15],
      [3, 7],
      [chance.whole(4, 6), 6],
      [9, 2],
    ]),
  );
  const oneKind = chance.is(0.5) ? chance.oneOf(MODELS) : null;
  const status = drawStatus(chance);
  const items = Array.from({ length: size }, (_, at) => ({
    id: `item ${n}.${at}`,
    model: oneKind ?? chance.oneOf(MODELS),
    status: chance.is(0.9) ? status : drawStatus(chance),
  }));
  return {
    n,
    owner: chance.is(0.7) ? 'RUS' : 'UKR',
    town: chance.is(0.6) ? chance.oneOf(HOT_TOWNS) : chance.oneOf(TOWNS),
    day: shiftDay(FIRST_DAY, chance.whole(0, DAYS)) ?? FIRST_DAY,
    cause: chance.is(0.4) ? chance.oneOf(['Lancet', 'FPV drone', 'Javelin']) : null,
    items,
    pictures: chance.is(0.8) ? drawPictures(chance, n, items) : [],
  };
}

function drawPictures(chance: Chance, n: number, items: readonly RealItem[]): readonly Picture[] {
  return Array.from({ length: chance.whole(1, 3) }, (_, at) => {
    const from = chance.is(0.7) ? 0 : chance.whole(0, items.length - 1);
    const to = chance.is(0.7) ? items.length : chance.whole(from + 1, items.length);
    return { id: `picture ${n}.${at}`, shows: items.slice(from, to) };
  });
}

function drawStatus(chance: Chance): Status {
  return chance.weighted([
    ['destroyed', 60],
    ['captured', 15],
    ['damaged', 15],
    ['abandoned', 10],
  ]);
}
