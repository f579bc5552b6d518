/**
 * Languages X's own interface has or had, in which it prints the date of an embedded post; the
 * likeliest first, so that they are tried before the others.
 * Source: language list of X's help centre and of its embed parameter `lang`.
 */
export const X_LOCALES = [
  'en', 'en-GB', 'ru', 'uk', 'pl', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'tr', 'cs', 'ja', 'ko',
  'zh', 'zh-Hant', 'ar', 'he', 'fa', 'el', 'sv', 'no', 'nb', 'da', 'fi', 'hu', 'ro', 'bg', 'hr',
  'sr', 'sr-Latn', 'sk', 'sl', 'ca', 'eu', 'gl', 'ga', 'id', 'ms', 'vi', 'th', 'fil', 'hi', 'bn',
  'gu', 'kn', 'mr', 'ta', 'te', 'ml', 'pa', 'ur', 'lv', 'lt', 'et', 'be', 'ka', 'hy', 'az', 'kk',
] as const;

/** Further languages the runtime has month names for, as BCP 47 tags. */
export const OTHER_LOCALES = [
  'af', 'ak', 'am', 'ar-DZ', 'ar-IQ', 'ar-LB', 'ar-MA', 'ar-EG', 'as', 'ast', 'az-Cyrl', 'ba', 'bm', 'bo', 'br', 'bs',
  'bs-Cyrl', 'ce', 'ceb', 'chr', 'ckb', 'cv', 'cy', 'de-AT', 'dsb', 'dz', 'ee', 'eo', 'es-MX', 'ff',
  'fo', 'fr-CA', 'fur', 'fy', 'gd', 'gsw', 'gv', 'ha', 'haw', 'hi-Latn', 'hsb', 'ia', 'ig', 'is',
  'it-CH', 'jv', 'kab', 'ki', 'kl', 'km', 'kok', 'ks', 'ku', 'kw', 'ky', 'lb', 'lg', 'ln', 'lo', 'lu', 'mai',
  'mg', 'mi', 'mk', 'mn', 'mni', 'mt', 'my', 'nd', 'nds', 'ne', 'nn', 'oc', 'om', 'or', 'os', 'ps', 'pt-PT',
  'qu', 'rm', 'rn', 'rw', 'sa', 'sah', 'sat', 'sc', 'sd', 'se', 'sg', 'si', 'sn', 'so', 'sq', 'st', 'su', 'sw',
  'tg', 'ti', 'tk', 'tn', 'to', 'tt', 'ug', 'uz', 'uz-Cyrl', 'wo', 'xh', 'yi', 'yo', 'yue', 'za', 'zu',
] as const;

/** Languages whose everyday calendar is another one; its month names make a date unreadable here. */
export const OTHER_CALENDARS = [
  { locale: 'fa', calendar: 'persian' },
  { locale: 'ps', calendar: 'persian' },
  { locale: 'ckb', calendar: 'persian' },
  { locale: 'ar', calendar: 'islamic-umalqura' },
] as const;
