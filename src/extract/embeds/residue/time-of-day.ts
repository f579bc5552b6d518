/**
 * A time of day behind a printed date, as runtimes write it: "at 1:02 PM", ", 13:02", "T13:02:00.000Z";
 * the words between are those of Intl's long formats. Not a number that begins a sentence: it has two
 * digits behind a colon.
 */
export const TIME_OF_DAY =
  /^(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?|,?\s{1,3}(?:(?:at|um|à|às|a las|alle|o|в|о|об|kl\.|klo|om|saat)\s{1,3})?\d{1,2}[:.]\d\d(?!\d)(?:\s?[AP]\.?M\b\.?)?)/iu;
