import type { StatusWords } from './grammar-types.ts';
import { RUSSIAN_DESTROYED } from './russian-destroyed.ts';
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

const CAPTURE = 'захвати, затрофеи, отжа, угна, прихватизирова, экспроприирова, умыкну';

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

const CAPTURED: readonly StatusWords[] = [
  {
    status: 'captured',
    voice: 'free',
    words: joined(
      past(CAPTURE),
      eachWith(
        past('взя'),
        'трофеем, трофеями, в качестве трофея, в качестве трофеев, в трофеи, целым, целой, целыми, ' +
          'целехоньким, целехонькой, неповрежденным, исправным',
      ),
      eachWith('прибрал, прибрали', 'к рукам'),
      'захватывает, захватывают, трофеит, трофеят, отжимает, отжимают, уволок, уволокли',
    ),
    infinitives: infinitive(CAPTURE),
  },
  { status: 'captured', voice: 'free', unsure: true, words: past('притащи, утащи') },
  {
    status: 'captured',
    voice: 'active',
    words: joined(having(CAPTURE), activeParticiple('захвати, затрофеи')),
  },
  {
    status: 'captured',
    voice: 'passive',
    words: joined(
      'трофей, трофеи, трофея, трофеев, трофеем, трофеями, трофеях, трофейный, трофейная, трофейное, ' +
        'трофейные, трофейного, трофейной, трофейную, трофейным, трофейном, трофейных, трофейными',
      participleInT('отжат'),
      eachWith(participleInT('взят'), 'трофеем, трофеями, в качестве трофея, в трофеи, целым'),
      eachWith('стал, стала, стало, стали', 'трофеем, трофеями, нашим трофеем, нашими трофеями'),
      eachWith(
        'достался, досталась, досталось, достались',
        'в качестве трофея, в качестве трофеев, трофеем, трофеями, нам, нашим, нашим бойцам, бойцам, десантникам',
      ),
      eachWith('перешел, перешла, перешли', 'в наши руки, на нашу сторону'),
      eachWith('сменил, сменила, сменили', 'владельца, хозяина, хозяев'),
    ),
    participles: 'захвачен, затрофеен, угнан, экспроприирован, прихватизирован',
  },
  {
    status: 'captured',
    voice: 'passive',
    counted: true,
    words: neuter('захвачен, затрофеен, угнан, экспроприирован, прихватизирован'),
  },
  { status: 'captured', voice: 'noun', words: 'захват, захвата, захвату, захватом' },
];

const ABANDONED: readonly StatusWords[] = [
  {
    status: 'abandoned',
    voice: 'free',
    words: joined(past('броси, поброса'), 'бросает, бросают, оставили, оставляют'),
  },
  // A singular subject leaves a place: "фрегат покинул порт".
  {
    status: 'abandoned',
    voice: 'active',
    words: joined(past('покину'), 'оставил, оставила, бросив, покинув, оставив'),
  },
  {
    status: 'abandoned',
    voice: 'passive',
    words: joined(
      participleInT('покинут'),
      'бесхозный, бесхозная, бесхозное, бесхозные, бесхозного, бесхозную, бесхозных',
    ),
    participles: 'брошен, оставлен, побросан',
  },
  {
    status: 'abandoned',
    voice: 'passive',
    counted: true,
    words: neuter('брошен, оставлен, побросан'),
  },
];

export const RUSSIAN_STATUSES: readonly StatusWords[] = [
  ...RUSSIAN_DESTROYED,
  ...DAMAGED,
  ...CAPTURED,
  ...ABANDONED,
];
