import type { StatusWords } from './grammar-types.ts';
import {
  participleInT,
  past,
  pastOf,
  pastReflexive,
  reflexiveParticiple,
} from './russian-verbs.ts';
import { eachWith, joined } from './word-forms.ts';

/** What befalls a machine and leaves it damaged: it lies on its side, a shell finds its armour. */

const CAUGHT = past('пойма, слови, схлопота, отхвати, получи, приня, нахвата');

/** One of them takes a tank out; a delivery names a number of them. */
const IN_THE_SIDE = joined(
  eachWith(
    'фпв, fpv, фпвшку, фпв-шку, дрон, сброс, сбросы, птур, прилет, два прилета, попадание',
    ', в борт, в лоб, в башню, в корму, в двигатель, в моторный отсек, в кабину, в капот, в крышу, в бочину, в ходовую',
  ),
  eachWith(
    'снаряд, мину, ракету, гранату, выстрел, заряд',
    'в борт, в лоб, в башню, в корму, в двигатель, в моторный отсек, в кабину, в капот, в крышу, в бочину, в ходовую',
  ),
);

const LIES = joined(
  'лежит, лежат, лежал, лежала, лежали, лег, легла, легли',
  pastReflexive('завали, переверну, опрокину'),
);

const ON_ITS_SIDE =
  'на бок, на боку, набок, на крышу, на крыше, на башню, на башне, в кювет, в кювете, в канаву, в канаве, в овраг, в овраге, кверху дном, ' +
  'вверх дном, вверх гусеницами, кверху гусеницами, вверх колесами, кверху колесами, кверху брюхом, вверх тормашками';

export const RUSSIAN_MISHAPS: readonly StatusWords[] = [
  {
    status: 'damaged',
    voice: 'subject',
    words: joined(
      eachWith(CAUGHT, IN_THE_SIDE),
      eachWith(LIES, ON_ITS_SIDE),
      'трехсотый, трехсотая, трехсотое',
    ),
  },
  {
    status: 'damaged',
    voice: 'passive',
    words: joined(
      reflexiveParticiple('переверну, опрокину'),
      participleInT('перевернут, опрокинут'),
    ),
  },
  {
    status: 'damaged',
    voice: 'free',
    words: joined(
      past('помя, подранива, потрепа'),
      pastOf('посек', 'посек'),
      pastOf('иссек', 'иссек'),
    ),
  },
];
