import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';
import type { Cause } from './strikers.ts';

/** Tokens between a crew and its verb: "оператори БпАК 77-ї аеромобільної бригади 3 грудня". */
const REACH = 14;

/** People who do nothing but fly drones. */
const FLIERS =
  /^(?:дронар|дроновод|дронщик|бпшник|птичник|птахівник|фпвшник|ефпівішник|аеророзвідник|аэроразведчик|бомберщик)/;
const CREW =
  /^(?:оператор|пілот|пилот|екіпаж|экипаж|розрахун|расч[её]т|підрозділ|подраздел|рот[аи]$|взвод|батальйон|батальон|полк|загін|отряд|груп|центр)/;
const OF_DRONES =
  /^(?:бпак|бпла|бпс|рубпак|дронів|дронов|безпілотник|безпілотних|беспилотник|беспилотных|fpv|фпв)/;
const CREW_REACH = 3;

/** "Оператори БпАК спалили гаубицю": what they struck with, where nothing else is named. */
export function causeOfDroneCrew(readings: readonly Reading[]): Cause | null {
  for (const { active, status, view, phrase } of readings) {
    if (!active || phrase.item.categories.some(flies)) continue;
    const at = crewBefore(view, status.start);
    if (at !== null) return { start: at, end: at + 1, name: 'Drone', users: [] };
  }
  return null;
}

function flies(category: string): boolean {
  return (
    category.endsWith('Aerial Vehicles') || category === 'Aircraft' || category === 'Helicopters'
  );
}

function crewBefore(view: SentenceView, verb: number): number | null {
  for (let at = verb - 1; at >= verb - REACH; at -= 1) {
    const norm = view.token(at)?.norm;
    if (norm === undefined || view.statusAt(at) !== undefined) return null;
    if (FLIERS.test(norm) && !/(?:ів|ов|ам|ям|ами)$/.test(norm)) return at;
    if (CREW.test(norm) && fliesDrones(view, at)) return at;
  }
  return null;
}

function fliesDrones(view: SentenceView, crew: number): boolean {
  for (let at = crew + 1; at <= crew + CREW_REACH; at += 1) {
    if (OF_DRONES.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}
