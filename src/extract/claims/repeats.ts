import type { Claim } from '../../domain/claim.ts';
import type { Token } from '../tokens/tokenize.ts';
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

interface Said {
  readonly claim: Claim;
  readonly phrase: NounPhrase;
}

/** "MT-LB burnt, MT-LB burnt, BMP-2 flipped": two of a kind, each with a fate right behind it. */
export function areToldApart(tokens: readonly Token[], earlier: Said, later: Said): boolean {
  if (!hasFateBehind(tokens, earlier) || !hasFateBehind(tokens, later)) return false;
  const mark = tokens[later.phrase.start - 1];
  const fate = earlier.claim.spans.status;
  if (fate === undefined || (mark?.norm !== ',' && mark?.norm !== ';')) return false;
  return tokens[later.phrase.start - 2]?.end === fate[1];
}

function hasFateBehind(tokens: readonly Token[], { claim, phrase }: Said): boolean {
  if (phrase.definite) return false;
  return claim.spans.status !== undefined && tokens[phrase.end]?.start === claim.spans.status[0];
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
