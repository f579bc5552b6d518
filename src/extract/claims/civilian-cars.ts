import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const CAR =
  /^(?:легков(?:ик|уш|і|ые|ых)|автівк|іномарк|иномарк|маршрутк|автобус|тролейбус|троллейбус|трамва|седан|минивэн|мікроавтобус|микроавтобус|sedans$|buses$|taxis$|trams$)/;

/** "вигоріло сім легковиків і пікап": a truck nobody fights with, among its neighbours' cars. */
export function isAmongCars(view: SentenceView, { item, owner }: NounPhrase): boolean {
  if (item.named || item.categories[0] !== 'Trucks, Vehicles and Jeeps') return false;
  if (owner !== null || view.has('enemy')) return false;
  return view.once('civilian cars', () => namesCars(view));
}

function namesCars(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    if (CAR.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
