/** Which one of days that come again: the last, one of a stretch up to now, this, the next. */
export type Which = 'last' | 'past' | 'this' | 'next';
export type Part = 'early' | 'mid' | 'late';
export type Unit = 'hour' | 'day' | 'night' | 'week' | 'weekend' | 'month' | 'half_year' | 'year';
export const WINTER = 0;
export type Season = 0 | 1 | 2 | 3;

/** All a word can be in a date; one word may be several things. */
export interface DateWord {
  readonly month?: number;
  /** A month only beside a day's number: "7 лют". */
  readonly shortMonth?: number;
  /** 1 for Monday. */
  readonly weekday?: number;
  readonly season?: Season;
  /** "взимку", "летом": a season that needs no preposition. */
  readonly seasonAdverb?: boolean;
  readonly which?: Which;
  readonly part?: Part;
  readonly ordinal?: number;
  readonly unit?: Unit;
  readonly plural?: boolean;
  /** Days before the post. */
  readonly daysBack?: number;
  /** Said of the night before or of the night beside a date: "overnight", "вночі". */
  readonly nightAdverb?: boolean;
  readonly partOfDay?: boolean;
  /** Counts that name no number: "several". */
  readonly some?: 'few' | 'pair';
  readonly count?: number;
  readonly ago?: boolean;
  /** A word for the war, or that may stand before one. */
  readonly war?: 'noun' | 'modifier';
}

const MONTHS: readonly string[] = [
  'january jan січень січня січні січнем январь января январе январем',
  'february feb лютий лютого лютому лютим февраль февраля феврале февралем',
  'march mar березень березня березні березнем март марта марте мартом',
  'april apr квітень квітня квітні квітнем апрель апреля апреле апрелем',
  'may травень травня травні травнем май мая мае',
  'june jun червень червня червні червнем июнь июня июне июнем',
  'july jul липень липня липні липнем июль июля июле июлем',
  'august aug серпень серпня серпні серпнем август августа августе августом',
  'september sep sept вересень вересня вересні вереснем сентябрь сентября сентябре сентябрем',
  'october oct жовтень жовтня жовтні жовтнем октябрь октября октябре октябрем',
  'november nov листопад листопада листопаді листопадом ноябрь ноября ноябре ноябрем',
  'december dec грудень грудня грудні груднем декабрь декабря декабре декабрем',
];

const SHORT_MONTHS: readonly string[] = [
  'січ янв',
  'лют фев февр',
  'берез',
  'квіт апр',
  '',
  'черв июн',
  'июл',
  'серп авг',
  'верес сен сент',
  'жовт окт',
  'листоп ноя нояб',
  'груд дек',
];

const WEEKDAYS: readonly string[] = [
  'monday понеділок понеділка понеділку понедельник понедельника понедельнику',
  'tuesday вівторок вівторка вівторку вторник вторника вторнику',
  'wednesday середа середи середу середою среда среды среду',
  'thursday четвер четверга четвергу четверг',
  'friday пятниця пятниці пятницю пятница пятницы пятницу',
  'saturday субота суботи суботу суббота субботы субботу',
  'sunday неділя неділі неділю воскресенье воскресенья воскресенью',
];

const SEASONS: readonly string[] = [
  'winter зима зими зиму зимы',
  'spring весна весни весну весны',
  'summer літо літа лето лета',
  'autumn fall осінь осені осень осени',
];

const SEASON_ADVERBS: readonly string[] = [
  'взимку узимку зимою зимой',
  'навесні весною весной',
  'влітку улітку літом летом',
  'восени осінню осенью',
];

const ADJECTIVE_ENDINGS =
  'ий ій ым іх іми ого ому им ім а ої у ою е і их ими ый ой ом ем ую ое ые ых ыми ая ья ей ему его ие яя юю ю я ьої ього ьому'.split(
    ' ',
  );

const WHICH_STEMS: Readonly<Record<Exclude<Which, 'this'>, string>> = {
  last: 'минул прошл минувш прошедш предыдущ попередн',
  past: 'останн последн',
  next: 'наступн следующ грядущ',
};

const words = new Map<string, DateWord>();

function add(list: string, meaning: DateWord): void {
  for (const word of list.split(' ')) {
    if (word !== '') words.set(word, { ...words.get(word), ...meaning });
  }
}

function addStems(list: string, meaning: DateWord): void {
  for (const stem of list.split(' ')) {
    for (const ending of ADJECTIVE_ENDINGS) add(`${stem}${ending}`, meaning);
  }
}

MONTHS.forEach((list, at) => {
  add(list, { month: at + 1 });
});
SHORT_MONTHS.forEach((list, at) => {
  add(list, { shortMonth: at + 1 });
});
WEEKDAYS.forEach((list, at) => {
  add(list, { weekday: at + 1 });
});
for (const season of [0, 1, 2, 3] as const) {
  add(SEASONS[season] ?? '', { season });
  add(SEASON_ADVERBS[season] ?? '', { season, seasonAdverb: true });
}

add('last previous', { which: 'last' });
add('past recent', { which: 'past' });
add('this', { which: 'this' });
add('next coming upcoming', { which: 'next' });
add('цього цієї цьому цю цих ці цим цей ця це', { which: 'this' });
add('этого этой этом эту этих эти этим этот эта сего', { which: 'this' });
for (const which of ['last', 'past', 'next'] as const) addStems(WHICH_STEMS[which], { which });

add('early beginning start початок початку напочатку начало начале начала', { part: 'early' });
add('mid middle середина середині середину середине', { part: 'mid' });
add('late end наприкінці кінець кінці кінця конец конце конца', { part: 'late' });

const ORDINALS: readonly string[] = [
  'перш перв',
  'друг втор',
  'третьо трет',
  'четверт',
  'пят',
  'шост шест',
  'сьом седьм',
  'восьм',
  'девят',
  'десят',
];
ORDINALS.forEach((stems, at) => {
  addStems(stems, { ordinal: at + 1 });
});
add('третя третю третій третьої третій', { ordinal: 3 });
'first second third fourth fifth sixth seventh eighth ninth tenth'
  .split(' ')
  .forEach((word, at) => {
    add(word, { ordinal: at + 1 });
  });

add('hour година годину час', { unit: 'hour' });
add('hours години годин часа часов', { unit: 'hour', plural: true });
add('day день дня доба добу доби добі сутки суток', { unit: 'day' });
add('days дні днів дней дни діб числа числах днях', { unit: 'day', plural: true });
add('night ніч ночі ночь ночи', { unit: 'night' });
add('nights ночей', { unit: 'night', plural: true });
add('week тиждень тижня тижню тижні неделя неделю неделе недели', { unit: 'week' });
add('weeks тижнів недель тижнях неделях', { unit: 'week', plural: true });
add('weekend weekends вихідні вихідних выходные выходных', { unit: 'weekend' });
add('month місяць місяця місяці месяц месяца месяце', { unit: 'month' });
add('months місяців месяцев месяцы', { unit: 'month', plural: true });
add('year рік року році год году года', { unit: 'year' });
add('years роки років лет', { unit: 'year', plural: true });
add('півроку полгода', { unit: 'half_year' });

add('today сьогодні сегодня', { daysBack: 0 });
add('yesterday вчора учора вчера', { daysBack: 1 });
add('позавчора позавчера', { daysBack: 2 });
addStems('сьогоднішн сегодняшн', { daysBack: 0 });
addStems('вчорашн учорашн вчерашн', { daysBack: 1 });
addStems('позавчорашн позавчерашн', { daysBack: 2 });

add('overnight вночі уночі ночью', { nightAdverb: true });
add('ніччю', { nightAdverb: true });
add('morning afternoon evening noon midday dawn', { partOfDay: true });
add('ранку ранком вранці уранці зранку ранок вечора ввечері увечері вечір вдень удень', {
  partOfDay: true,
});
add('світанку опівдні обід утром утра утро вечером вечер вечера днем рассвете полдень', {
  partOfDay: true,
});

add('few several some кілька декілька несколько', { some: 'few' });
add('couple пару пара', { some: 'pair' });
add('двоє двох двое двух', { count: 2 });
add('троє трьох трое трех', { count: 3 });
add('ago тому назад', { ago: true });

add('war invasion війни війна вторгнення войны война вторжения вторжение сво', { war: 'noun' });
add('the of full scale large all out великої большой', { war: 'modifier' });
addStems('повномасштабн полномасштабн', { war: 'modifier' });

/** By the word as `normaliseWord` leaves it. */
export const DATE_WORDS: ReadonlyMap<string, DateWord> = words;

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** What may stand between the ends of a range. */
export const TO_WORDS = setOf('to till until through thru по до на');
export const AND_WORDS = setOf('and & та і й и');
export const BETWEEN_WORDS = setOf('between між поміж між между');
/** Before a month, a season or a year that something happened in. */
export const IN_WORDS = setOf(
  'in during throughout within back у в за протягом упродовж впродовж течение во',
);
export const ORDINAL_TAILS = setOf('st nd rd th го ого ге е й му ому м та ту я');
export const YEAR_WORDS = setOf('року рік році роком р года год году годом г рр гг');
/** Before a weekday in a language where its name is an everyday word, or written small. */
export const WEEKDAY_LEADS = setOf('в у во на з із зі с со до по за від от перед після к');
export const STREET_WORDS = setOf(
  'street st square avenue road lane park vul ul вулиця вулиці вулицю вулицею вул ул улица улице улицы ' +
    'площа площі площу пл площадь площади проспект проспекту просп пров провулок переулок',
);
export const MODEL_WORDS = setOf(
  'obr mod model mk mark version обр зр зразка зразку образца взірця модель модели моделі мод',
);
/** After a year: what was made in it. */
export const PRODUCTION_WORDS = setOf(
  'випуску выпуска production build built made model зразка образца vintage',
);
/** After a number with a point: what it measures. */
export const MEASURE_WORDS = setOf(
  'km m mm cm kg t mi miles am pm h hrs hours км м мм см кг т ч час часов год година годин годині ' +
    'млн млрд тис тыс million billion percent',
);
/** Nouns that the Ukrainian for February, also "fierce", is said of. */
export const FIERCE_THINGS = setOf(
  'бою бої боях двобої протистоянні морозі морози холоді ворогу ворогові вороже ворога бій',
);
