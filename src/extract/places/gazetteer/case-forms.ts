/**
 * From a case form back to the nominatives it may stand for. Read backwards: the gazetteer knows
 * which of them are names, so a rule may offer too many. Endings of Ukrainian and Russian
 * toponyms; [ending in the text, endings of the nominative].
 */
const ENDINGS: readonly (readonly [form: string, nominatives: string])[] = [
  // Adjectives: Забавне, Кам'янське; Забавное, Каменское; Лозова, Лозовая; Красний, Красный.
  ['ього', 'є ій'],
  ['ьому', 'є ій'],
  ['ого', 'е ое ий ый ой'],
  ['его', 'ее ий ое'],
  ['ому', 'е ое ий ый ой'],
  ['ему', 'ее ий ое'],
  ['ом', 'ое е ий ый ой о # а'],
  ['ем', 'ее ое е # ь о'],
  ['ім', 'е є ий ій ів їв'],
  ['им', 'е ое ий ый ой ім о и ое'],
  ['ым', 'ое ый ой о ы'],
  ['ими', 'і ие'],
  ['ыми', 'ые'],
  ['их', 'і ие и'],
  ['ых', 'ые'],
  ['ої', 'а'],
  ['ій', 'а я ія'],
  ['ою', 'а ая'],
  ['ой', 'ая а ой'],
  ['ей', 'я ая ь и я і яя'],
  ['ую', 'ая'],
  ['єю', 'я'],
  ['ею', 'я а'],
  ['ією', 'ія'],
  ['ії', 'ія'],
  ['ию', 'ия ия ий'],
  ['ию', 'ія'],
  ['ии', 'ия ий'],
  ['ией', 'ия'],
  ['ією', 'ія'],
  // Nouns.
  ['у', 'а # о е ь'],
  ['ю', 'я ь й є'],
  ['ы', 'а # ы'],
  ['и', 'а я # ь и і'],
  ['і', 'а # о ь и я е і'],
  ['ї', 'я й'],
  ['е', 'а # о е ь'],
  ['я', 'ь е й я'],
  ['а', '# о е'],
  ['о', 'о'],
  ['ам', 'и ы і а'],
  ['ям', 'і и ї я'],
  ['ами', 'и ы і а'],
  ['ями', 'і и ї я'],
  ['ах', 'и ы і а'],
  ['ях', 'і и ї я'],
  ['ів', 'и і'],
  ['їв', 'ї'],
  ['ов', 'и ы'],
  ['ев', 'ы и і'],
  ['ови', '#'],
  ['еві', 'ь #'],
  ['ові', '# о'],
  ['ем', 'ь е ець'],
  ['єм', 'й'],
  // Fleeting vowels, and consonants that change before an ending.
  ['ці', 'ка ки'],
  ['зі', 'га'],
  ['сі', 'ха'],
  ['цю', 'ць ець'],
  ['ця', 'ець ць це'],
  ['цем', 'ець це'],
  ['ці', 'ець це ці'],
  ['ца', 'ец цо'],
  ['цу', 'ец'],
  ['цом', 'ец'],
  ['це', 'ец цо'],
  ['ок', 'ки ка'],
  ['ек', 'ки ка ьки'],
  ['ень', 'ні на ня'],
  ['ен', 'ны на'],
  ['іль', 'лі ля'],
  ['ол', 'ла'],
  ['ового', 'ів ове'],
  ['овому', 'ів ове'],
  ['ова', 'ів ова ово'],
  ['ову', 'ів ова ово'],
  ['овом', 'ів ово'],
  ['овим', 'ів ове'],
  ['овым', 'ов ово'],
  ['ові', 'ів ова'],
  ['ове', 'ов ово ове ова'],
  ['єва', 'їв єве'],
  ['єві', 'їв'],
  ['єву', 'їв'],
  ['євом', 'їв'],
  ['єм', 'їв'],
  ['ева', 'ів їв ев ево'],
  ['еву', 'ів їв ев ево'],
  ['еві', 'ів їв'],
  ['еве', 'ев ево'],
  ['евом', 'ів їв ево'],
  ['евым', 'ев ево'],
  ['ього', 'ій'],
  ['рова', 'рів ров'],
  ['оду', 'ід'],
  ['оді', 'ід'],
  ['ода', 'ід'],
  ['ода', 'од'],
  ['огу', 'іг ог'],
  ['огом', 'іг ог'],
  ['озі', 'іг'],
  ['ога', 'іг ог'],
  ['оля', 'іль'],
  ['олі', 'іль'],
  ['олю', 'іль'],
  ['оля', 'оль'],
  ['оя', 'ій'],
  ['ою', 'ій'],
  ['ої', 'ій'],
  ['пня', 'пінь'],
  ['пні', 'пінь'],
  ['пеня', 'пінь'],
  ['пені', 'пінь'],
  ['ного', 'не ное ний ный ін'],
];
const NO_ENDING = '#';
const SHORTEST_STEM = 2;
const LONGEST_ENDING = 5;
/** Readings of one phrase that are looked up at most. */
const MOST_READINGS = 600;
const MOST_WORDS = 4;

const NOMINATIVES = new Map<string, readonly string[]>();
for (const [form, endings] of ENDINGS) {
  const more = endings.split(' ').map((ending) => (ending === NO_ENDING ? '' : ending));
  NOMINATIVES.set(form, [...new Set([...(NOMINATIVES.get(form) ?? []), ...more])]);
}

/** The words, in lower case, that a Cyrillic word may be a case form of; itself first. */
export function nominativesOf(word: string): readonly string[] {
  const found = new Set([word]);
  const longest = Math.min(LONGEST_ENDING, word.length - SHORTEST_STEM);
  for (let length = 1; length <= longest; length += 1) {
    const endings = NOMINATIVES.get(word.slice(-length));
    if (endings === undefined) continue;
    const stem = word.slice(0, -length);
    for (const ending of endings) found.add(stem + ending);
  }
  return [...found];
}

const CYRILLIC = /[\u0400-\u052f]/;

/** Every name the words of a phrase may be a case form of, the phrase itself left out. */
export function nominativePhrases(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  if (!words.some((word) => CYRILLIC.test(word))) return [];
  let phrases: string[][] = [[]];
  for (const word of words) {
    const choices = CYRILLIC.test(word) ? nominativesOf(word) : [word];
    phrases = phrases.flatMap((phrase) => choices.map((choice) => [...phrase, choice]));
    if (phrases.length > MOST_READINGS) phrases = phrases.slice(0, MOST_READINGS);
  }
  return phrases.slice(1);
}
