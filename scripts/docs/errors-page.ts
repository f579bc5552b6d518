import { ERRORS } from '../../src/domain/errors.ts';

const WHAT_BECOMES_OF_IT = {
  retry: 'Tried again with growing pauses; quarantined when the tries run out.',
  'retry-after': 'Tried again at the time the other side gave; costs no try.',
  fail: 'Recorded and not tried again: it is not ours to mend.',
  quarantine: 'Kept with its reason in the quarantine, for an operator.',
} as const;

/** docs/reference/errors.md: a heading for each code of src/domain/errors.ts. */
export function errorsPage(): string {
  const entries = Object.entries(ERRORS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { disposition, means, remedy }]) =>
        `## ${code}\n\n${means}\n\n- **What becomes of it:** ${disposition}. ${WHAT_BECOMES_OF_IT[disposition]}\n- **What to do:** ${remedy}\n`,
    );
  return [
    '# Error codes\n',
    'Everything that can go wrong has a code, and the code decides what becomes of the work.\n',
    ...entries,
  ].join('\n');
}
