const MONTH_WORDS: readonly string[] = [
  'january jan січня січні січень января январе январь',
  'february feb лютого лютому лютий февраля феврале февраль',
  'march mar березня березні березень марта марте март',
  'april apr квітня квітні квітень апреля апреле апрель',
  'may травня травні травень мая мае май',
  'june jun червня червні червень июня июне июнь',
  'july jul липня липні липень июля июле июль',
  'august aug серпня серпні серпень августа августе август',
  'september sep sept вересня вересні вересень сентября сентябре сентябрь',
  'october oct жовтня жовтні жовтень октября октябре октябрь',
  'november nov листопада листопаді листопад ноября ноябре ноябрь',
  'december dec грудня грудні грудень декабря декабре декабрь',
];

/** Month number (1 to 12) by word, as `normaliseWord` leaves it. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_WORDS.flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)),
);

/** Days before the post's day, from and to, and how exact that is. */
export interface RelativeDay {
  readonly from: number;
  readonly to: number;
  readonly date_prec: 1 | 2 | 3;
}

const DAY: RelativeDay = { from: 0, to: 0, date_prec: 1 };
const YESTERDAY: RelativeDay = { from: 1, to: 1, date_prec: 1 };
const LAST_NIGHT: RelativeDay = { from: 1, to: 0, date_prec: 2 };
const DAY_BEFORE: RelativeDay = { from: 2, to: 2, date_prec: 1 };
const LAST_WEEK: RelativeDay = { from: 13, to: 1, date_prec: 3 };

/** Phrases of up to four words, longest tried first. */
export const RELATIVE_DAYS: ReadonlyMap<string, RelativeDay> = new Map([
  ['today', DAY],
  ['this morning', DAY],
  ['this afternoon', DAY],
  ['this evening', DAY],
  ['tonight', DAY],
  ['сьогодні', DAY],
  ['сегодня', DAY],
  ['yesterday', YESTERDAY],
  ['вчора', YESTERDAY],
  ['учора', YESTERDAY],
  ['вчера', YESTERDAY],
  ['day before yesterday', DAY_BEFORE],
  ['позавчора', DAY_BEFORE],
  ['позавчера', DAY_BEFORE],
  ['last night', LAST_NIGHT],
  ['overnight', LAST_NIGHT],
  ['минулої ночі', LAST_NIGHT],
  ['цієї ночі', LAST_NIGHT],
  ['прошлой ночью', LAST_NIGHT],
  ['этой ночью', LAST_NIGHT],
  ['last week', LAST_WEEK],
  ['минулого тижня', LAST_WEEK],
  ['на прошлой неделе', LAST_WEEK],
]);

export const DAYS_AGO = new Set([
  'days ago',
  'day ago',
  'дні тому',
  'днів тому',
  'день тому',
  'дня назад',
  'дней назад',
  'день назад',
]);
