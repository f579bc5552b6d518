import { isErrorCode, LossledgerError } from '../domain/errors.ts';
import type { WorkSelection } from '../store/queries/operator.ts';
import { WORK_STATES, type WorkState } from '../store/queries/work.ts';

/** Conditions of `--where`, e.g. ["state=failed", "since=2026-11-01"], as a selection of work. */
export function parseWhere(conditions: readonly string[]): WorkSelection {
  let chosen: WorkSelection = {};
  const named = new Set<string>();
  for (const condition of conditions) {
    const at = condition.indexOf('=');
    const name = condition.slice(0, at);
    const value = condition.slice(at + 1);
    if (at <= 0 || value === '') throw wrong(condition, 'is not of the form name=value');
    if (named.has(name)) throw wrong(condition, 'gives a condition twice');
    named.add(name);
    chosen = { ...chosen, ...one(name, value, condition) };
  }
  return chosen;
}

/** Date.parse alone takes "1" for a day of 2001. */
const ISO_DAY_FIRST = /^\d{4}-\d{2}-\d{2}/;

function one(name: string, value: string, condition: string): WorkSelection {
  switch (name) {
    case 'state':
      return { states: value.split(',').map((state) => stateOf(state, condition)) };
    case 'code':
      if (!isErrorCode(value)) throw wrong(condition, 'names no error code');
      return { code: value };
    case 'subject':
      return { subject: value };
    case 'key':
      if (!/^[0-9a-f]+$/.test(value)) throw wrong(condition, 'is no beginning of a key');
      return { key: value };
    case 'since':
    case 'until':
      if (!ISO_DAY_FIRST.test(value) || Number.isNaN(Date.parse(value))) {
        throw wrong(condition, 'names no time (ISO 8601)');
      }
      return { [name]: new Date(value).toISOString() };
    case 'version':
      if (!/^\d{1,9}$/.test(value)) throw wrong(condition, 'names no version');
      return { version: Number(value) };
    default:
      throw wrong(condition, 'is none of state, code, subject, key, since, until, version');
  }
}

function stateOf(value: string, condition: string): WorkState {
  const found = WORK_STATES.find((state) => state === value);
  if (found === undefined) throw wrong(condition, `is none of ${WORK_STATES.join(', ')}`);
  return found;
}

function wrong(condition: string, why: string): LossledgerError {
  return new LossledgerError('USAGE', `--where ${condition} ${why}.`);
}
