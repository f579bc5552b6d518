import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const CAR =
  /^(?:легков(?:ик|уш|і|ые|ых)|автівк|іномарк|иномарк|маршрутк|автобус|тролейбус|троллейбус|трамва|седан|минивэн|мікроавтобус|микроавтобус|sedans$|buses$|taxis$|trams$)/;

/** "мирный житель", "цивільні": who sat in it. */
const CIVILIANS =
  /^(?:мирн(?:ый|ые|ых|ого)|мирн(?:ий|і|их)|цивільн|гражданск|пассажир|пасажир|дачник)/;

/** "вигоріло сім легковиків і пікап": a truck nobody fights with, among its neighbours' cars. */
export function isAmongCars(view: SentenceView, { item, owner }: NounPhrase): boolean {
  if (item.categories[0] !== 'Trucks, Vehicles and Jeeps') return false;
  if (owner !== null || view.has('enemy')) return false;
  if (item.named) return view.once('civilians', () => names(view, CIVILIANS));
  return view.once('civilian cars', () => names(view, CAR));
}

function names(view: SentenceView, words: RegExp): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (words.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
