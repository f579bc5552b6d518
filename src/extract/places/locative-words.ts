import { PhraseTrie } from '../tokens/phrase-trie.ts';

/** How a text places something by a name. */
export type Relation =
  | 'in'
  /** Near it, around it, on its outskirts. */
  | 'near'
  /** On the way to it. */
  | 'toward'
  | 'between'
  | { readonly bearing: number };

const WORDS: readonly (readonly [Relation, string])[] = [
  [
    'in',
    'in, at, inside, within, in the city of, in the town of, in the village of, at the village of',
  ],
  [
    'in',
    'в, у, на, во, в місті, у місті, в селі, у селі, в городе, в селе, у селищі, в поселке, на території',
  ],
  [
    'near',
    'near, nearby, around, outside, outside of, close to, next to, not far from, off, over, in the vicinity of, ' +
      'in vicinity of, vicinity of, in the area of, area of, area near, on the outskirts of, outskirts of, ' +
      'in the outskirts of, beside, under, adjacent to, in the direction of, near the village of, near the town of, ' +
      'near the city of, off the coast of, near the coast of, along, on the edge of, somewhere near, in the region of',
  ],
  [
    'near',
    'біля, поблизу, неподалік, неподалік від, недалеко від, коло, під, навколо, околиці, околицях, околиці міста, на околиці, ' +
      'на околицях, в околицях, в районі, у районі, районі, поруч із, поруч з, над, біля села, біля міста, під містом, поблизу села, поблизу міста, біля населеного пункту, поблизу населеного пункту, в районі населеного пункту, у районі населеного пункту',
  ],
  [
    'near',
    'возле, около, вблизи, недалеко от, неподалеку от, рядом с, под, вокруг, окрестностях, в окрестностях, окраине, на окраине, ' +
      'в районе, районе, над, возле села, под городом, в районе села, в районе н.п., в районе населенного пункта, у села, близ',
  ],
  [
    'toward',
    'to, toward, towards, road to, on the road to, on the way to, до, дорозі до, по дороге на, по дороге в',
  ],
  ['between', 'between, між, между'],
];

const DIRECTIONS: readonly (readonly [bearing: number, words: string])[] = [
  [0, 'north of, north from, на північ від, північніше, севернее, к северу от'],
  [
    45,
    'northeast of, north-east of, north east of, на північний схід від, північно-східніше, северо-восточнее, к северо-востоку от',
  ],
  [90, 'east of, на схід від, східніше, восточнее, к востоку от'],
  [
    135,
    'southeast of, south-east of, south east of, на південний схід від, південно-східніше, юго-восточнее, к юго-востоку от',
  ],
  [180, 'south of, на південь від, південніше, южнее, к югу от'],
  [
    225,
    'southwest of, south-west of, south west of, на південний захід від, південно-західніше, юго-западнее, к юго-западу от',
  ],
  [270, 'west of, на захід від, західніше, западнее, к западу от'],
  [
    315,
    'northwest of, north-west of, north west of, на північний захід від, північно-західніше, северо-западнее, к северо-западу от',
  ],
];

/** Words that may stand between the locative word and the name: "near the village of X". */
export const BEFORE_NAME = new Set(
  (
    'the village town city settlement of occupied region oblast area port now ua ukrainian russian controlled held eastern western northern southern ' +
    'central downtown селі села селом селище селища селищі смт місті міста містом город городе города с м н п нп пгт острова острів остров island населеного ' +
    'пункту населенного пункта окупованій окупованого оккупированной оккупированном районі районе'
  ).split(' '),
);

export const LOCATIVES = new PhraseTrie<Relation>();
for (const [relation, words] of WORDS) {
  for (const word of words.split(',')) LOCATIVES.insert(word.trim(), relation, false);
}
for (const [bearing, words] of DIRECTIONS) {
  const relation = { bearing };
  for (const word of words.split(',')) LOCATIVES.insert(word.trim(), relation, false);
}
