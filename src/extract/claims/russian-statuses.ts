import type { StatusWords } from './grammar-types.ts';
import { RUSSIAN_ABANDONED } from './russian-abandoned.ts';
import { RUSSIAN_CAPTURED } from './russian-captured.ts';
import { RUSSIAN_DESTROYED } from './russian-destroyed.ts';
import { RUSSIAN_FATES } from './russian-fates.ts';
import {
  activeParticiple,
  having,
  infinitive,
  neuter,
  participleInT,
  past,
  pastReflexive,
  verbalNoun,
} from './russian-verbs.ts';
import { eachWith, joined } from './word-forms.ts';

const DAMAGE = 'повреди, подби, обездвижи, подрани, покалечи, разу, обезножи, изувечи';

const HARM =
  'повреждения, повреждение, тяжелые повреждения, серьезные повреждения, значительные повреждения, ' +
  'критические повреждения, существенные повреждения, сильные повреждения, легкие повреждения, ' +
  'незначительные повреждения, небольшие повреждения, пробоину, пробоины';

const DAMAGED: readonly StatusWords[] = [
  {
    status: 'damaged',
    voice: 'free',
    words: joined(past(DAMAGE), 'повреждает, повреждают, подбивает, подбивают'),
    infinitives: joined(infinitive(DAMAGE), 'вывести из строя'),
  },
  {
    status: 'damaged',
    voice: 'free',
    words: eachWith('вывел, вывела, вывело, вывели, выводит, выводят', 'из строя'),
  },
  {
    status: 'damaged',
    voice: 'active',
    words: joined(
      having('повреди, подби, обездвижи'),
      'выведя из строя',
      activeParticiple('подби, повреди'),
    ),
  },
  {
    status: 'damaged',
    voice: 'passive',
    words: joined(
      participleInT('подбит'),
      eachWith(
        'выведен, выведена, выведено, выведены, выведенный, выведенная, выведенные',
        'из строя',
      ),
    ),
    participles: 'поврежден, обездвижен, покалечен, изувечен, подранен',
  },
  {
    status: 'damaged',
    voice: 'passive',
    counted: true,
    words: neuter('поврежден, обездвижен, покалечен, изувечен, подранен'),
  },
  {
    status: 'damaged',
    voice: 'subject',
    words: joined(
      eachWith(
        'получил, получила, получило, получили, получивший, получившая, получившие, получает, получают',
        HARM,
      ),
      eachWith(past('потеря'), 'гусеницу, ход, каток, катки'),
      eachWith(pastReflexive('лиши'), 'хода, гусеницы'),
      pastReflexive('разу'),
      'вышел из строя, вышла из строя, вышло из строя, вышли из строя, подлежит ремонту, подлежат ремонту, ' +
        'подлежит восстановлению, подлежат восстановлению, требует ремонта, требуют ремонта, ' +
        'отправлен в ремонт, отправлена в ремонт, отправлены в ремонт',
    ),
  },
  { status: 'damaged', voice: 'noun', words: verbalNoun('повреждени, подбити') },
];

export const RUSSIAN_STATUSES: readonly StatusWords[] = [
  ...RUSSIAN_DESTROYED,
  ...DAMAGED,
  ...RUSSIAN_CAPTURED,
  ...RUSSIAN_ABANDONED,
  ...RUSSIAN_FATES,
];
