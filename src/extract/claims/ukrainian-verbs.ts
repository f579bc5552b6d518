import { withEndings } from './word-forms.ts';

/** How Ukrainian verbs and participles end, for the tables of its status words. */

const PAST = ['в', 'ла', 'ло', 'ли'];
const PAST_AFTER_CONSONANT = ['', 'ла', 'ло', 'ли'];
const PAST_REFLEXIVE = ['вся', 'всь', 'лася', 'лась', 'лося', 'лось', 'лися', 'лись'];

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
