import type { ReferenceData } from '../../domain/reference.ts';
import type { Category } from '../../domain/vocabulary.ts';
import { type Token, tokenize } from '../tokens/tokenize.ts';
import type { EquipmentModel, NameKind } from './equipment-entry.ts';
import { EquipmentLexicon } from './equipment-lexicon.ts';
import { type EquipmentMention, findEquipment } from './equipment-mentions.ts';
import { NameIndex } from './name-index.ts';
import { type NameParts, readNameParts } from './name-parts.ts';
import { skeletonsOf } from './name-skeleton.ts';

/** How an answer was come by, surest first. */
export type IdentifyBasis =
  /** The text holds a name of the model, of that kind. */
  | NameKind
  /** The name in another script or romanisation. */
  | 'spelling'
  /** What strikes and is used up: a cause, never an item lost. */
  | 'weapon'
  /** A variant that is not known of a family that is. */
  | 'family'
  /** Words of a longer name that no other name has. */
  | 'part of name'
  | 'class noun'
  | 'none';

export interface IdentifyCandidate {
  readonly model: string | null;
  readonly family: string | null;
  /** Null for a weapon alone. */
  readonly category: Category | null;
  readonly country_of_production: string | null;
  /** 0 to 1; comparable within one answer only. */
  readonly score: number;
  readonly why: string;
}

export interface Identification {
  readonly model: string | null;
  readonly family: string | null;
  readonly category: Category | null;
  readonly country_of_production: string | null;
  readonly basis: IdentifyBasis;
  /** Best first. */
  readonly candidates: readonly IdentifyCandidate[];
}

const SCORES: Readonly<Record<IdentifyBasis, number>> = {
  name: 1,
  alias: 0.97,
  grau: 0.97,
  nato: 0.97,
  slang: 0.95,
  variant: 0.95,
  spelling: 0.9,
  weapon: 0.9,
  family: 0.7,
  'part of name': 0.6,
  'class noun': 0.4,
  none: 0,
};
const ALSO_NAMED = 0.3;
const SIBLING = 0.2;
const MOST_CANDIDATES = 10;

const NAME_KINDS: Readonly<Record<NameKind, string>> = {
  name: 'its own name',
  alias: 'another name of it',
  variant: 'a variant counted under it',
  grau: 'its GRAU index',
  nato: 'its NATO reporting name',
  slang: 'a nickname of it',
};

const NOTHING: Identification = {
  model: null,
  family: null,
  category: null,
  country_of_production: null,
  basis: 'none',
  candidates: [],
};

/** Tells what a name, or a text with a name in it, denotes. */
export class EquipmentIdentifier {
  private readonly lexicon: EquipmentLexicon;
  private readonly names: NameIndex;

  constructor(reference: ReferenceData) {
    this.lexicon = new EquipmentLexicon(reference);
    this.names = new NameIndex(reference.equipment);
  }

  identify(text: string): Identification {
    const tokens = tokenize(text);
    const whole = this.fromWholeName(tokens);
    if (whole !== null) return whole;
    const mentions = findEquipment(tokens, this.lexicon, { anyCase: true });
    const parts = readNameParts(tokens, mentions);
    return (
      this.fromSubject(text, tokens, parts) ??
      this.fromPartOfName(tokens, mentions) ??
      fromClassNoun(text, tokens, parts) ??
      fromWeapon(text, tokens, mentions) ??
      NOTHING
    );
  }

  /** The text is a name and nothing else, whatever its script, case and punctuation. */
  private fromWholeName(tokens: readonly Token[]): Identification | null {
    const skeletons = skeletonsOf(tokens);
    const all = this.names.named(skeletons);
    const own = all.filter(({ nameKind }) => nameKind === 'name');
    const names = own.length > 0 ? own : all;
    const [first] = names;
    if (first === undefined) return null;
    const mentions = findEquipment(tokens, this.lexicon, { anyCase: true });
    const isWritten = mentions.some(({ meanings }) =>
      meanings.some(({ model }) => model === first.model.model),
    );
    const basis = isWritten || own.length > 0 ? first.nameKind : 'spelling';
    return answer(
      basis,
      names.map(({ model, written, nameKind }) =>
        candidate(model, SCORES[basis], `"${written}" is ${NAME_KINDS[nameKind]}`),
      ),
    );
  }

  private fromSubject(
    text: string,
    tokens: readonly Token[],
    parts: NameParts,
  ): Identification | null {
    const { subject, kindOfSubject } = parts;
    if (subject === null) return null;
    const written = writtenIn(text, tokens, subject);
    const others = parts.others.flatMap((mention) =>
      mention.meanings.map((model) =>
        candidate(model, ALSO_NAMED, `"${writtenIn(text, tokens, mention)}" is named beside it`),
      ),
    );
    if (kindOfSubject !== null) {
      const [category] = kindOfSubject.categories;
      const noun = writtenIn(text, tokens, kindOfSubject);
      const special = { model: null, family: subject.family, country_of_production: null };
      const why = `"${noun}" says what the ${written} carries or serves as`;
      if (category === undefined) return null;
      const leading = { ...special, category, score: SCORES.family, why };
      return answer('family', [leading, ...others]);
    }
    if (subject.variantUnknown) return this.fromUnknownVariant(subject, written, others);
    const basis = subject.nameKind ?? 'family';
    const how = subject.nameKind === null ? 'a name of several' : NAME_KINDS[subject.nameKind];
    const meant = subject.meanings.map((model) =>
      candidate(model, SCORES[basis], `"${written}" is ${how}`),
    );
    return answer(basis, [...meant, ...others]);
  }

  private fromUnknownVariant(
    subject: EquipmentMention,
    written: string,
    others: readonly IdentifyCandidate[],
  ): Identification | null {
    const family = subject.family === null ? undefined : this.lexicon.families.get(subject.family);
    const [category] = subject.categories;
    if (category === undefined) return null;
    const why = `"${written}" is no variant known of the family ${subject.family}`;
    const head: IdentifyCandidate = {
      model: subject.model?.model ?? null,
      family: subject.family,
      category,
      country_of_production: subject.model?.country_of_production ?? null,
      score: SCORES.family,
      why,
    };
    const siblings = (family?.members ?? [])
      .filter((model) => model !== subject.model)
      .map((model) => candidate(model, SIBLING, `another of the family ${model.family}`));
    return answer('family', [head, ...others, ...siblings]);
  }

  /** "Basurmanin" for BMP-1AM Basurmanin: all that is not a class noun stands in one name. */
  private fromPartOfName(
    tokens: readonly Token[],
    mentions: readonly EquipmentMention[],
  ): Identification | null {
    const left = tokens.filter(
      (token, at) =>
        !EMPTY_WORDS.has(token.norm) &&
        !mentions.some((mention) => mention.start <= at && at < mention.end),
    );
    const words = skeletonsOf(left);
    const mayBe = (model: EquipmentModel): boolean =>
      mentions.every((one) => one.named || one.categories.includes(model.category));
    const exact = this.names.named(words).filter(({ model }) => mayBe(model));
    const held = exact.length > 0 ? exact : this.names.holding(words);
    const names = held.filter(({ model }) => mayBe(model));
    if (names.length === 0) return null;
    const basis = exact.length > 0 ? 'spelling' : 'part of name';
    // The fewer other words a name has, the likelier it is the one that was cut short.
    return answer(
      basis,
      names.map(({ model, written, skeletons }) => {
        const share = Math.min(1, words.length / skeletons.length);
        return candidate(
          model,
          rounded(SCORES[basis] * share),
          `the words stand in its name "${written}"`,
        );
      }),
    );
  }
}

/** Words that say nothing of which one it is. */
const EMPTY_WORDS = new Set(
  (
    'the a an of unknown unidentified unspecified variant variants model type version mm armed ' +
    'armoured armored improvised makeshift modified невідомий невідома неизвестный неизвестная'
  ).split(' '),
);

function candidate(model: EquipmentModel, score: number, why: string): IdentifyCandidate {
  const { family, category, country_of_production } = model;
  return { model: model.model, family, category, country_of_production, score, why };
}

function writtenIn(text: string, tokens: readonly Token[], mention: EquipmentMention): string {
  const start = tokens[mention.start]?.start ?? 0;
  return text.slice(start, tokens[mention.end - 1]?.end ?? start);
}

function fromClassNoun(
  text: string,
  tokens: readonly Token[],
  { nouns }: NameParts,
): Identification | null {
  const noun = nouns.at(-1);
  if (noun === undefined) return null;
  const why = `"${writtenIn(text, tokens, noun)}" is a word for the class`;
  const [collective] = noun.meanings;
  return answer(
    'class noun',
    noun.categories.map((category) => ({
      model: collective?.model ?? null,
      family: collective?.family ?? null,
      category,
      country_of_production: collective?.country_of_production ?? null,
      score: SCORES['class noun'],
      why,
    })),
  );
}

function fromWeapon(
  text: string,
  tokens: readonly Token[],
  mentions: readonly EquipmentMention[],
): Identification | null {
  const found = mentions.find(({ weapon }) => weapon !== null);
  const weapon = found?.weapon;
  if (found === undefined || weapon === null || weapon === undefined) return null;
  const why = `"${writtenIn(text, tokens, found)}" is a cause of losses (${weapon.kind}), no item lost`;
  const nothingElse = { family: null, category: null, country_of_production: null };
  return answer('weapon', [{ model: weapon.name, ...nothingElse, score: SCORES.weapon, why }]);
}

/** Only what the best candidates agree on is answered. */
function answer(basis: IdentifyBasis, listed: readonly IdentifyCandidate[]): Identification {
  const ranked = [...listed].sort((a, b) => b.score - a.score);
  const candidates = ranked
    .filter((one, at) => ranked.findIndex((other) => isSame(one, other)) === at)
    .slice(0, MOST_CANDIDATES);
  const best = candidates.filter(({ score }) => score === candidates[0]?.score);
  return {
    model: agreed(best.map(({ model }) => model)),
    family: agreed(best.map(({ family }) => family)),
    category: agreed(best.map(({ category }) => category)),
    country_of_production: agreed(best.map((one) => one.country_of_production)),
    basis,
    candidates,
  };
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}

function isSame(a: IdentifyCandidate, b: IdentifyCandidate): boolean {
  return a.model === b.model && a.family === b.family && a.category === b.category;
}

function agreed<Value>(values: readonly Value[]): Value | null {
  const [first, ...others] = values;
  return first !== undefined && others.every((value) => value === first) ? first : null;
}
