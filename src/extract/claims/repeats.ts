import type { Claim } from '../../domain/claim.ts';
import type { NounPhrase } from './noun-phrases.ts';

/** Whether a later claim of a text tells again what an earlier one told. */
export function isRepeat(earlier: Claim, later: Claim, phrase: NounPhrase): boolean {
  if (phrase.another || earlier.kind !== later.kind) return false;
  if (earlier.category !== later.category || !mayBeSame(earlier.lost_by, later.lost_by))
    return false;
  if (contradict(earlier, later)) return false;
  if (phrase.definite && mayBeSame(earlier.model, later.model)) return phrase.number === null;
  return (
    earlier.model !== null &&
    earlier.model === later.model &&
    earlier.status === later.status &&
    earlier.quantity === later.quantity &&
    earlier.place?.name === later.place?.name
  );
}

/** Another day, another weapon: another item. */
function contradict(earlier: Claim, later: Claim): boolean {
  const [a, b] = [earlier.date?.from ?? null, later.date?.from ?? null];
  return !mayBeSame(a, b) || !mayBeSame(earlier.caused_by, later.caused_by);
}

function mayBeSame(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

/** A claim with the cause that a later sentence tells of the same item. */
export function withMore(earlier: Claim, later: Claim): Claim {
  if (earlier.caused_by !== null || later.caused_by === null) return earlier;
  if (earlier.status === 'captured') return earlier;
  const { caused_by, attacker } = later.spans;
  return {
    ...earlier,
    caused_by: later.caused_by,
    attacker: earlier.attacker ?? later.attacker,
    spans: {
      ...earlier.spans,
      ...(caused_by === undefined ? {} : { caused_by }),
      ...(earlier.attacker !== null || attacker === undefined ? {} : { attacker }),
    },
  };
}
