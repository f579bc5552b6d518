/**
 * Places between two side effects where a test can end the process as a power cut would:
 * LOSSLEDGER_FAILPOINT=name:n kills it the nth time it comes by. Without the variable, nothing.
 */
export const FAILPOINTS = [
  'blob.written-not-renamed',
  'blob.renamed',
  'submit.committed',
  'relay.before-add',
  'relay.added-not-marked',
  'stage.begun',
  'stage.before-write',
  'stage.in-transaction',
  'stage.committed-not-acknowledged',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

let passed = 0;

export function failpoint(name: Failpoint): void {
  const wanted = process.env['LOSSLEDGER_FAILPOINT'];
  if (wanted === undefined) return;
  const [at, count] = wanted.split(':');
  if (at !== name) return;
  passed += 1;
  if (passed === Number(count ?? 1)) process.kill(process.pid, 'SIGKILL');
}
