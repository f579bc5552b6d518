import { joined, withEndings } from './word-forms.ts';

/** How Russian verbs and participles end, for the tables of its status words. */

/** "уничтожи" → уничтожил, уничтожила, уничтожило, уничтожили. */
export function past(stems: string): string {
  return withEndings(stems, ['л', 'ла', 'ло', 'ли']);
}

/** "сжег", "сожг" → сжег, сожгла, сожгло, сожгли: verbs whose masculine has no -л. */
export function pastOf(masculine: string, others: string): string {
  return joined(masculine, withEndings(others, ['ла', 'ло', 'ли']));
}

/** "взорва" → взорвался, взорвалась, взорвалось, взорвались. */
export function pastReflexive(stems: string): string {
  return withEndings(stems, ['лся', 'лась', 'лось', 'лись']);
}

/** "уничтожа" → уничтожает, уничтожают, уничтожаем, уничтожая. */
export function present(stems: string): string {
  return withEndings(stems, ['ет', 'ют', 'ем', 'я']);
}

/** "сгоре" → сгоревший, сгоревшая, … in every case. */
export function activeParticiple(stems: string): string {
  return withEndings(
    stems,
    'вший,вшая,вшее,вшие,вшего,вшей,вшему,вшую,вшим,вшем,вших,вшими'.split(','),
  );
}

/** "взорва" → взорвавшийся, взорвавшаяся, … in every case. */
export function reflexiveParticiple(stems: string): string {
  return withEndings(activeParticiple(stems), ['ся']);
}

/** "сбит" → сбит, сбита, сбитый, сбитого, …: participles in -т. */
export function participleInT(stems: string): string {
  return withEndings(stems, ',а,о,ы,ый,ая,ое,ые,ого,ой,ому,ую,ым,ом,ых,ыми'.split(','));
}

/** "уничтожи" → уничтожив: "уничтожив танк, …" */
export function having(stems: string): string {
  return withEndings(stems, ['в']);
}

/** "уничтожен" → уничтожено. */
export function neuter(stems: string): string {
  return withEndings(stems, ['о']);
}

/** "уничтожени" → уничтожение, уничтожения, … in the singular. */
export function verbalNoun(stems: string): string {
  return withEndings(stems, ['е', 'я', 'ю', 'ем', 'и']);
}

/** "уничтожи" → уничтожить. */
export function infinitive(stems: string): string {
  return withEndings(stems, ['ть']);
}
