import { editDistance, folded, romanised, splitWords } from './folded-names.ts';
import type { NameVariants } from './name-variants.ts';

export interface ModelNames {
  readonly model: string | null;
  readonly model_raw: string | null;
  readonly family: string | null;
}

export interface ModelAgreement {
  /** The same name. */
  readonly exact: boolean;
  /** The same name, a variant of what the label names, or another variant of its family. */
  readonly family: boolean;
}

/** Whether a label and a claim name the same thing. */
export interface NameMatcher {
  /** False of names that tell no model from another: "tank", "122mm howitzer". */
  isModel(name: string): boolean;
  model(label: string, claim: ModelNames): ModelAgreement;
  place(label: string, claim: string): boolean;
  cause(label: string, claim: string): boolean;
}

/** `places`: of each known place all its names ("Torske", "Torskoye", "Торське"). */
export function createNameMatcher(
  variants: NameVariants,
  places: readonly (readonly string[])[] = [],
): NameMatcher {
  const modelNouns = new Set(variants.model_nouns);
  const placeNouns = new Set(variants.place_nouns.map(folded));
  const spellings = variants.place_spellings.map((group) => new Set(group.map(folded)));
  const fillers = new Set(variants.cause_fillers.map(folded));
  const stems = variants.cause_stems.map((group) => group.map(folded));

  const modelWords = (name: string): readonly string[] =>
    splitWords(romanised(name).replaceAll(CALIBRE, ' ')).filter((word) => !modelNouns.has(word));

  const placeWords = (name: string): readonly string[] => {
    const all = splitWords(folded(name));
    const telling = all.filter((word) => !placeNouns.has(word));
    return telling.length > 0 ? telling : all;
  };
  const isSamePlaceWord = (left: string, right: string): boolean =>
    left === right ||
    isSlip(left, right) ||
    spellings.some((group) => group.has(left) && group.has(right));

  const placesOfName = new Map<string, Set<number>>();
  for (const [place, names] of places.entries()) {
    for (const name of names.map((each) => placeWords(each).join(''))) {
      const known = placesOfName.get(name) ?? new Set<number>();
      placesOfName.set(name, known.add(place));
    }
  }
  const areOnePlace = (left: string, right: string): boolean => {
    const others = placesOfName.get(right);
    return [...(placesOfName.get(left) ?? [])].some((place) => others?.has(place));
  };

  const causeWords = (cause: string): readonly string[] =>
    splitWords(folded(cause)).filter((word) => word.length > 1 && !fillers.has(word));
  const isSameMeans = (left: string, right: string): boolean =>
    left === right ||
    sharesStem(left, right) ||
    stems.some((group) => startsWithAny(left, group) && startsWithAny(right, group));

  return {
    isModel: (name) => modelWords(name).length > 0,
    model: (label, claim) => modelAgreement(modelWords, label, claim),
    place(label, claim) {
      const [few, many] = [placeWords(label), placeWords(claim)].sort(
        (left, right) => left.length - right.length,
      );
      if (few === undefined || many === undefined || few.length === 0) return false;
      const [left, right] = [few.join(''), many.join('')];
      if (isSamePlaceWord(left, right) || areOnePlace(left, right)) return true;
      return few.every((word) => many.some((other) => isSamePlaceWord(word, other)));
    },
    cause(label, claim) {
      const named = causeWords(claim);
      return causeWords(label).some((word) => named.some((other) => isSameMeans(word, other)));
    },
  };
}

const CALIBRE = /\b\d{1,6}(?:[.,]\d{1,3})?\s{0,3}-?\s{0,3}mm\b/g;

function modelAgreement(
  wordsOf: (name: string) => readonly string[],
  label: string,
  claim: ModelNames,
): ModelAgreement {
  const wanted = wordsOf(label);
  const whole = wanted.join('');
  if (whole === '') return { exact: true, family: true };
  const names = [claim.model, claim.model_raw]
    .filter((name) => name !== null)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const family = claim.family === null ? [] : wordsOf(claim.family);
  const exact = names.some((words) => words.join('') === whole);
  const isFamily =
    exact ||
    names.some((words) => holdsRun(words, wanted)) ||
    holdsRun(wanted, family) ||
    [...names, family].some((words) => designation(words.join('')) === designation(whole));
  return { exact, family: isFamily };
}

/** The letters and number a designation begins with, which a family shares: t72 of t72b3, 2s1 of 2s1gvozdika. */
function designation(name: string): string {
  return /^(?:[a-z]+\d+|\d+[a-z]+\d+)/.exec(name)?.[0] ?? name;
}

function holdsRun(words: readonly string[], run: readonly string[]): boolean {
  return (
    run.length > 0 && words.some((_, start) => run.every((word, n) => words[start + n] === word))
  );
}

/** Long names may differ by a slip of spelling; short ones are too easily another place's. */
function isSlip(left: string, right: string): boolean {
  const shorter = Math.min(left.length, right.length);
  const difference = Math.abs(left.length - right.length);
  if (shorter >= 8) return difference <= 1 && editDistance(left, right) <= 2;
  return shorter >= 5 && difference === 0 && editDistance(left, right) <= 1;
}

/** Letters that two forms of one word share whatever their endings. */
const STEM_LETTERS = 5;

function sharesStem(left: string, right: string): boolean {
  return (
    left.length >= STEM_LETTERS && left.slice(0, STEM_LETTERS) === right.slice(0, STEM_LETTERS)
  );
}

function startsWithAny(word: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => word.startsWith(beginning));
}
