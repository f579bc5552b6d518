import type { StatusWords } from './grammar-types.ts';
import { neuter, participleInT, past } from './russian-verbs.ts';
import { eachWith, joined } from './word-forms.ts';

const FLED =
  'сбежал, сбежала, разбежался, разбежалась, слинял, слиняла, удрал, удрала, драпанул, драпанула, смылся, смылась, убежал, убежала, ' +
  'бежал, бежала, ушел пешком, ушла пешком, ушли пешком, дал деру, дала деру, дал деру в посадку, разбежались, сбежали, слиняли, ' +
  'удрали, драпанули, убежали, бросил машину, бросила машину, бросили машину, бросил технику, бросили технику, ' +
  'покинул машину, покинула машину, покинули машину, оставил машину, оставили машину, бросил броню, бросили броню';

const CREWS = 'экипаж, расчет, экипажи, расчеты, пехота, десант, механик, мехвод';

const WITHOUT_CREW =
  'без экипажа, без экипажей, без расчета, без хозяина, без хозяев, без водителя, бесхозно';

export const RUSSIAN_ABANDONED: readonly StatusWords[] = [
  {
    status: 'abandoned',
    voice: 'free',
    words: joined(past('броси, поброса'), 'бросает, бросают, оставили, оставляют'),
  },
  // A singular subject leaves a place: "фрегат покинул порт".
  {
    status: 'abandoned',
    voice: 'active',
    words: joined(past('покину'), 'оставил, оставила, бросив, побросав, покинув, оставив'),
  },
  {
    status: 'abandoned',
    voice: 'passive',
    words: joined(
      participleInT('покинут'),
      'бесхозный, бесхозная, бесхозное, бесхозные, бесхозного, бесхозную, бесхозных, ничейный, ничейная, ничейные',
      eachWith('стоит, стоят, стоял, стояла, стояли, найден, найдена, найдены', WITHOUT_CREW),
    ),
    participles: 'брошен, оставлен, побросан, заброшен',
  },
  {
    status: 'abandoned',
    voice: 'passive',
    counted: true,
    words: neuter('брошен, оставлен, побросан'),
  },
  {
    status: 'abandoned',
    voice: 'subject',
    ofPart: true,
    unsure: true,
    words: joined(
      eachWith(CREWS, FLED),
      eachWith('сбежал, разбежался, удрал, слинял, смылся', 'экипаж, расчет'),
    ),
  },
];
