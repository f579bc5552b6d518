/** Words that say what kind of place a name beside them is. */
export type KindWord = 'oblast' | 'raion' | 'front' | 'road' | 'river' | 'sea' | 'site' | 'area';

const WORDS: Readonly<Record<KindWord, string>> = {
  oblast:
    'oblast oblasts region province obl область області областью областю областей обл области регіон регіоні ' +
    'регион регионе край крае краї',
  raion: 'raion rayon district район району районі районом районе района р-н',
  front:
    'front direction axis sector frontline bridgehead salient напрямок напрямку напрямі напрямом напрямках ' +
    'фронт фронті фронте направление направлении направления направлениях участок участке участка ділянка ' +
    'ділянці плацдарм плацдармі плацдарме',
  road: 'highway road route траса трасі траси трасою трасса трассе трассы трассой шосе шоссе дорога дорозі дороге дороги',
  river: 'river річка річки річці річку річкою ріка ріки реки река реке реку рекой',
  sea: 'sea море моря морі морем',
  site:
    'airport airfield airbase station reservoir junction factory plant аеропорт аеропорту ' +
    'аеропорті аэропорт аэропорту аэропорта аэропорте аеродром аеродромі аеродрому аэродром аэродроме аэродрома ' +
    'авіабаза авіабазі авиабаза авиабазе',
  area: 'area vicinity outskirts suburb suburbs surroundings countryside околиці околицях окраина окраине пригород пригороде передмістя передмісті',
};

const KIND_OF = new Map<string, KindWord>();
for (const kind of ['oblast', 'raion', 'front', 'road', 'river', 'sea', 'site', 'area'] as const) {
  for (const word of WORDS[kind].split(' ')) KIND_OF.set(word, kind);
}

export function kindWordOf(norm: string): KindWord | null {
  return KIND_OF.get(norm) ?? null;
}

/** How big the text says a settlement is: "м. Лиман", "the village of Lyman". */
export type SettlementClass = 'city' | 'village';

const SETTLEMENT_CLASSES: Readonly<Record<SettlementClass, string>> = {
  city: 'city м місті міста містом місто город городе города городом',
  village:
    'village settlement hamlet с селі села селом село селе селища селищі селище смт сел пгт поселке поселок поселка ' +
    'деревня деревне деревни хутор хуторі хуторе',
};
const CLASS_OF = new Map<string, SettlementClass>();
for (const size of ['city', 'village'] as const) {
  for (const word of SETTLEMENT_CLASSES[size].split(' ')) CLASS_OF.set(word, size);
}

export function settlementClassOf(norm: string): SettlementClass | null {
  return CLASS_OF.get(norm) ?? null;
}
