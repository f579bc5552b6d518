import { PhraseTrie } from '../tokens/phrase-trie.ts';

/** How a text places something by a name. */
export type Relation =
  | 'in'
  /** Near it, around it, on its outskirts. */
  | 'near'
  /** On the way to it. */
  | 'toward'
  /** Where something comes from, unless a distance goes before it. */
  | 'from'
  | 'between'
  | { readonly bearing: number };

const WORDS: readonly (readonly [Relation, string])[] = [
  [
    'in',
    'in, at, inside, geolocated to, geolocated at, geolocated in, within, throughout, in the city of, in the town of, in the village of, at the village of, on the territory of, ' +
      'in the center of, in the centre of, center of, centre of, suburb of, in the suburbs of, district of, in the streets of, on the streets of, ' +
      'in the north of, in the south of, in the east of, in the west of',
  ],
  [
    'in',
    'в, у, на, во, на въезде в, на въезде во, в місті, у місті, в селі, у селі, в городе, в селе, у селищі, в поселке, на території, на территории, ' +
      'у центрі, в центрі, в центре, на півночі, на півдні, на сході, на заході, на севере, на юге, на востоке, на западе, у межах, в межах',
  ],
  [
    'near',
    'near, nearby, around, outside, outside of, close to, next to, not far from, far from, off, in the vicinity of, ' +
      'in vicinity of, vicinity of, in the area of, area of, areas of, area near, on the outskirts of, outskirts of, ' +
      'in the outskirts of, beside, adjacent to, in the direction of, near the village of, near the town of, ' +
      'near the city of, off the coast of, near the coast of, along, alongside, on the edge of, edge of, somewhere near, in the region of, ' +
      'on the approaches to, approaches to, at the approaches to, the approach to, at the approach to, on the approach to, ' +
      'at the entrance to, the entrance to, at the exit from, just short of, short of, just outside, at the edge of, on the road out of, bordering, facing, on the banks of, on the bank of, on the shore of',
  ],
  [
    'near',
    'біля, поблизу, неподалік, неподалік від, неподалік з, недалеко від, коло, під, навколо, околиці, околицях, околиця, околиці міста, на околиці, ' +
      'на околицях, в околицях, передмісті, в районі, у районі, районі, район, району, поруч із, поруч з, поряд з, поряд із, біля села, ' +
      'біля міста, під містом, поблизу села, поблизу міста, біля населеного пункту, поблизу населеного пункту, в районі населеного пункту, ' +
      'у районі населеного пункту, на підступах до, підступах до, вздовж, уздовж, в напрямку, у напрямку, у бік, в бік, близько, ' +
      "на виїзді з, на виїзді із, на виїзді зі, на в’їзді до, на в’їзді в, на в’їзді у, на в'їзді до, на в'їзді в, на в'їзді у, на підході до, не доїхавши до, не доїжджаючи до",
  ],
  [
    'near',
    'возле, около, вблизи, недалеко от, неподалеку от, рядом с, рядом со, под, вокруг, окрестностях, в окрестностях, окраине, на окраине, ' +
      'окраинах, на окраинах, в районе, районе, район, районы, возле села, под городом, в районе села, в районе н.п., в районе населенного пункта, ' +
      'у села, у города, у деревни, близ, на подступах к, подступах к, вдоль, пригороде, в пригороде, ' +
      'на выезде из, на выезде с, на подъезде к, на подходе к, не доехав до, не доезжая до',
  ],
  [
    'toward',
    'to, toward, towards, into, onto, road to, on the road to, on the way to, en route to, до, к, ко, в сторону, в направлении, ' +
      'дорозі до, по дороге на, по дороге в, на шляху до, на пути к, на пути в',
  ],
  ['from', 'from, out of, away from, від, од, із, зі, з, от, из, со'],
  ['between', 'between, між, поміж, между'],
];

/** Words of many other meanings: enough before a known place, not to make a place of a name. */
const LOOSE_WORDS: readonly (readonly [Relation, string])[] = [
  // What is hit over a town comes down on it.
  ['in', 'on, across, throughout, over, above, по, над'],
  ['near', 'under, below, beyond, opposite, by, за, ближе к, ближче до'],
];

/** In steps of 45 degrees from north. */
const DIRECTIONS: readonly (readonly [english: readonly string[], others: string])[] = [
  [
    ['north', 'N'],
    'на північ від, північніше, північніше від, севернее, севернее от, к северу от, на север от, північніше міста, північніше села',
  ],
  [
    ['northeast', 'north-east', 'north east', 'NE'],
    'на північний схід від, північно-східніше, північно-східніше від, северо-восточнее, к северо-востоку от, на северо-восток от',
  ],
  [
    ['east', 'E'],
    'на схід від, східніше, східніше від, восточнее, восточнее от, к востоку от, на восток от',
  ],
  [
    ['southeast', 'south-east', 'south east', 'SE'],
    'на південний схід від, південно-східніше, південно-східніше від, юго-восточнее, к юго-востоку от, на юго-восток от',
  ],
  [
    ['south', 'S'],
    'на південь від, південніше, південніше від, южнее, южнее от, к югу от, на юг от',
  ],
  [
    ['southwest', 'south-west', 'south west', 'SW'],
    'на південний захід від, південно-західніше, південно-західніше від, юго-западнее, к юго-западу от, на юго-запад от',
  ],
  [
    ['west', 'W'],
    'на захід від, західніше, західніше від, западнее, западнее от, к западу от, на запад от',
  ],
  [
    ['northwest', 'north-west', 'north west', 'NW'],
    'на північний захід від, північно-західніше, північно-західніше від, северо-западнее, к северо-западу от, на северо-запад от',
  ],
];
const DEGREES_PER_STEP = 45;

/** Words that may stand between the locative word and the name: "near the village of X". */
export const BEFORE_NAME = new Set(
  (
    'the a village hamlet town city settlement of occupied temporarily recently liberated region oblast area areas port now currently controlled held ' +
    'eastern western northern southern northeastern northwestern southeastern southwestern north south east west ' +
    'central downtown nearby towns villages settlements cities island river border frontline airfield airport airbase station bridge ' +
    'селі села сел селом селище селища селищі смт місті міста містом місто город городе города городом с м н п нп пгт пос селе село селах селами ' +
    'деревни деревне поселка поселке хутора ' +
    'острова острів остров острові острове острову населеного пункту пунктів населених пунктов населенных населенного пункта пункте пункті ' +
    'окупованій окупованого окупованому окупованої окупованим тимчасово оккупированной оккупированном оккупированного временно ' +
    'районі районе районах району тимчасове звільненому звільненої освобожденном освобожденной прикордонному приграничном ' +
    'мису мис мисі мыса мыс мысе cape lake озера озеро озері озере косі косе spit затоки залива бухті бухте bay peninsula півострова полуострова станицы станице станции станції ' +
    'порту порт порте аеродромі аэродроме аэродрому аеродрому аэродрома аеродром аэродром аеропорту аэропорту річки реки річку реку річці реке ' +
    'північній південній східній західній північних південних східних західних северной южной восточной западной'
  ).split(' '),
);

export interface LocativeWord {
  readonly relation: Relation;
  /** Says of any name after it that it is a place. */
  readonly marksPlaces: boolean;
}

export const LOCATIVES = new PhraseTrie<LocativeWord>();

function insert(words: string, relation: Relation, marksPlaces: boolean): void {
  const entry: LocativeWord = { relation, marksPlaces };
  for (const word of words.split(',')) LOCATIVES.insert(word.trim(), entry, false);
}

for (const [relation, words] of WORDS) insert(words, relation, true);
for (const [relation, words] of LOOSE_WORDS) insert(words, relation, false);
for (const [step, [english, others]] of DIRECTIONS.entries()) {
  const relation = { bearing: step * DEGREES_PER_STEP };
  for (const word of english) insert(`${word} of, ${word} from, ${word}. of`, relation, true);
  insert(others, relation, true);
}
