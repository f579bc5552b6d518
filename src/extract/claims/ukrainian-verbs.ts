/** How Ukrainian verbs and participles end, for the tables of its status words. */

const PAST = ['в', 'ла', 'ло', 'ли'];
const PAST_AFTER_CONSONANT = ['', 'ла', 'ло', 'ли'];
const PAST_REFLEXIVE = ['вся', 'всь', 'лася', 'лась', 'лося', 'лось', 'лися', 'лись'];

/** Every stem of a comma-separated list with every ending; a stem may have words after it. */
function withEndings(stems: string, endings: readonly string[]): string {
  return stems
    .split(',')
    .flatMap((entry) => {
      const [stem = '', ...rest] = entry.trim().split(' ');
      return endings.map((ending) => [`${stem}${ending}`, ...rest].join(' '));
    })
    .join(', ');
}

/** "знищи" → знищив, знищила, знищило, знищили. */
export function past(stems: string): string {
  return withEndings(stems, PAST);
}

/** "приніс" has no -в: "розніс, рознесла" are listed as "рознес" and "розніс". */
export function pastAfterConsonant(stems: string): string {
  return withEndings(stems, PAST_AFTER_CONSONANT);
}

/** "підірва" → підірвався, підірвалася, підірвалась … */
export function pastReflexive(stems: string): string {
  return withEndings(stems, PAST_REFLEXIVE);
}

/** "знищу" → знищує, знищують. */
export function present(stems: string): string {
  return withEndings(stems, ['є', 'ють', 'ємо', 'єте']);
}

/** "знищи" → знищити, "знищивши". */
export function infinitive(stems: string): string {
  return withEndings(stems, ['ти', 'ть']);
}

export function having(stems: string): string {
  return withEndings(stems, ['вши']);
}

/** "знищен" → знищено. */
export function impersonal(stems: string): string {
  return withEndings(stems, ['о']);
}

/** Each opening with each closing: "перетворили на" × "брухт", "попіл". */
export function combined(openings: string, closings: string): string {
  return openings
    .split(',')
    .flatMap((opening) => closings.split(',').map((end) => `${opening.trim()} ${end.trim()}`))
    .join(', ');
}

export function joined(...lists: readonly string[]): string {
  return lists.join(', ');
}
