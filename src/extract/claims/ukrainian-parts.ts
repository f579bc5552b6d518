import type { StatusWords } from './grammar-types.ts';
import { INTO_SCRAP, TO_PIECES } from './ukrainian-scrap.ts';
import { eachWith, joined, withEndings } from './word-forms.ts';

/** What is left of a machine, what it lacks, and what is told of all that was named. */

const LEFT = joined(
  'лишився, лишилася, лишилась, лишилося, лишилось, лишилися, лишились',
  'залишився, залишилася, залишилась, залишилося, залишилось, залишилися, залишились',
);

const REST = joined(
  'каркас, рама, остов, кістяк, скелет, корпус, попіл, вирва, шматки, катки, уламки, згарище, сажа, головешка, друзки, мокре місце',
  eachWith('купа, купка, гора, груда', 'металу, брухту, металобрухту, заліза, попелу, уламків'),
);

const REST_IS_LEFT = joined(
  eachWith(LEFT, REST),
  eachWith(
    eachWith(LEFT, 'тільки, лише, сам, самий, сама, самі, один, одна, хіба, обгорілий, голий'),
    REST,
  ),
  eachWith(
    'не лишилося, не лишилось, не залишилося, не залишилось, майже не лишилося, майже не лишилось',
    'нічого, і сліду, й сліду, майже нічого',
  ),
);

const TORN = withEndings(
  'розвернен, розвернут, розірван, пробит, вирван, відірван, зігнут, прострелен, покручен, посічен, перебит, розбит, понівечен, обгоріл, продірявлен, розтрощен, вигоріл, спален',
  ['им', 'ою', 'ими'],
);
const TORN_PART =
  'стволом, кормою, бортом, бортами, носом, хвостом, крилом, крилами, кабіною, кузовом, капотом, дахом, двигуном, казенником, казенною частиною, ' +
  'моторним відсіком, ходовою, колесами, гусеницями, баком, радіатором, рубкою, палубою, бронею, кормою і бортом, фюзеляжем, обшивкою, люком';

const OF_ALL = 'все, усе, всі, усі, обидва, обидві, обоє, все це, усе це';

export const UKRAINIAN_PARTS: readonly StatusWords[] = [
  { status: 'destroyed', voice: 'noun', words: joined('не стало', REST_IS_LEFT) },
  { status: 'destroyed', voice: 'subject', ofPart: true, words: REST_IS_LEFT },
  {
    status: 'damaged',
    voice: 'subject',
    ofPart: true,
    words: eachWith(eachWith('з, із, зі', TORN), TORN_PART),
  },
  {
    status: 'destroyed',
    voice: 'passive',
    words: eachWith(OF_ALL, joined(INTO_SCRAP, TO_PIECES, 'на брухт, на металобрухт')),
  },
  {
    status: 'damaged',
    voice: 'free',
    words: eachWith(
      'обдер, обдерла, обдерло, обдерли, подряпав, подряпала, подряпало, подряпали, пробив, пробила, пробило, пробили, розвернув, розвернула, розвернуло',
      'борт, корму, ніс, хвіст, башту, крило, палубу, рубку, кабіну, лобову, моторний відсік',
    ),
  },
  {
    status: 'destroyed',
    voice: 'subject',
    ofPart: true,
    words: eachWith(
      'відновлювати, лагодити, ремонтувати, рятувати, чинити',
      'нічого, там нічого, вже нічого, уже нічого, там уже нічого, нема чого, немає сенсу, нема сенсу',
    ),
  },
  {
    status: 'destroyed',
    voice: 'free',
    unsure: true,
    tag: 'lost',
    words: 'списуємо, списуєм',
  },
  { status: 'destroyed', voice: 'passive', words: 'знищ' },
  { status: 'damaged', voice: 'passive', words: 'пошк' },
  {
    status: 'damaged',
    voice: 'free',
    words: 'перевернув, перевернула, перевернуло, перевернули, перекинув, перекинула, перекинуло',
  },
  {
    status: 'destroyed',
    voice: 'passive',
    words: withEndings('напівзатоплен, напівзгоріл', ['ий', 'а', 'е', 'і', 'ого', 'ої', 'у', 'их']),
  },
  { status: 'captured', voice: 'passive', words: 'затроф' },
  {
    status: 'abandoned',
    voice: 'subject',
    ofPart: true,
    unsure: true,
    words: joined(
      'екіпажу немає, екіпажу нема, екіпажу ані сліду, екіпажу й сліду нема, екіпаж відсутній, екіпажу не видно',
      eachWith(
        'екіпаж, розрахунок, обслуга',
        'плюнув і пішов, плюнув та пішов, пішов пішки, пішла пішки, розбігся по посадках, розбіглася по посадках, вискочив і побіг, вискочив і дав драла',
      ),
    ),
  },
  { status: 'abandoned', voice: 'free', unsure: true, words: 'забув, забула, забули' },
  {
    status: 'captured',
    voice: 'free',
    words: eachWith(
      'притягнув, притягнула, притягнули, притягли, затягли, затягнули, перегнав, перегнали, пригнав, пригнали, забрав, забрали',
      'до нас, до своїх, на нашу базу, у наш тил, в наш тил, до нашого двору, до нашого ремонту',
    ),
  },
];
