import type { Status } from '../../domain/vocabulary.ts';

/** What a word of the grammar is good for; a token may have several. */
export const WORD_CLASSES = [
  'preposition',
  /** Introduces who did it: "by". */
  'by',
  /** Introduces the instrument: "with", "using", "з", "из". */
  'with',
  'of',
  'conjunction',
  /** "or", "/": two statuses joined by it are not both said. */
  'or',
  'auxiliary',
  'determiner',
  'negation',
  'hedge',
  /** Not (yet) a fact: "to", "will", "plans to", "щоб". */
  'irrealis',
  'relative',
  /** "if": what follows, up to the comma, is not told. */
  'conditional',
  /** A word after which the unit, not its equipment, is meant: "brigade", "crew", "fire". */
  'head_noun',
  /** Counts that name no number: "several", "dozens". */
  'some',
  /** A collective before "of": "column", "battery". */
  'group',
  /** "units of", "pieces of": the number before it is the count. */
  'piece',
  /** "video of", "aftermath of". */
  'media',
  /** People who act: "soldiers", "бійці". */
  'people',
  /** What a unit's number counts: "brigade", "ОМБр". */
  'brigade',
  'adjective',
  'adverb',
  'measure',
  'at_least',
  'about',
  'another',
  'each',
  /** After a hyphen or by "delivered": who made or gave it. */
  'made',
  'military',
  'civilian',
  /** "fuel tank", "anti-tank": no battle tank. */
  'not_a_tank',
  'munition',
  'enemy',
  'losses',
  /** "Russian equipment: …" */
  'materiel',
  /** "assault", "штурм", "crew": whose it is owns what is lost in it. */
  'assault',
  'belonging',
  /** "Fake", "training": the sentence tells of no loss. */
  'unreal',
  /** An official's count. */
  'tally',
  /** A stretch of time officials count over: "over the past day". */
  'count_period',
  'pronoun',
  /** "it", "його": may be what a verb was done to. */
  'object_pronoun',
  /** "they": may mean all of a list. */
  'plural_pronoun',
  /** "our": whose it is depends on who writes. */
  'ours',
  /** "all of it", "усе": what is said next is said of everything named. */
  'all_of_it',
  /** "their own": who struck it owns it. */
  'own',
  /** "we": the side that writes. */
  'we',
  'times',
  /** After a weapon: "strike", "fire". */
  'blow',
  /** "managed to", "first to be": what follows "to" did happen. */
  'achieved',
  /** "влучив", "попал": what stands behind its preposition is the target. */
  'hit',
  /** "repair", "replace": what was lost before is only mentioned. */
  'remedy',
  /** "oil depot", "нафтобаза": its tanks hold fuel. */
  'fuel_store',
  /** A computer game's name: nothing told around it happened. */
  'game',
  /** "intact", "nonsense", "laughed": what was claimed did not happen. */
  'refutes',
  /** "Fake", "lies": what its own sentence says did not happen. */
  'denies',
  /** "friendly fire": who struck it owns it. */
  'fratricide',
  /** "Glory to": whom the writer hails is the writer's side. */
  'hails',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/**
 * Where a status word has its patient.
 * - `participle`: after it ("destroyed Russian T-72", "Russians destroyed a T-72"), else before it.
 * - `active`: after it only ("destroying a T-72").
 * - `loses`: after it, and the subject is the owner ("lost a T-72").
 * - `subject`: before it; after it in a language of free order ("exploded").
 * - `noun`: after it through "of" or the genitive, or just before it ("wreck of a T-72").
 * - `free`: after it, else before it, also past a place ("знищили під Бахмутом танк").
 * - `passive`: the same, and nobody before it did it ("знищено", "уничтожен").
 */
export type Voice = 'participle' | 'active' | 'loses' | 'subject' | 'noun' | 'free' | 'passive';

/** `air`: what flies; `uav`: what flies without a crew; `sea`: what floats. */
export type Scope = 'any' | 'air' | 'uav' | 'sea';

export interface StatusWord {
  readonly status: Status;
  readonly voice: Voice;
  /** The word fits only these: "crashed" says nothing of a truck. */
  readonly scope: Scope;
  /** The word does not settle the status: a burning tank, a lost ship. */
  readonly unsure: boolean;
  readonly tag: string | null;
  readonly ofPart?: true;
  readonly counted?: true;
  /** "знищити", "уничтожить": a fact only with "вдалося", "удалось". */
  readonly infinitive?: true;
}

export interface StatusWords {
  readonly status: Status;
  readonly voice: Voice;
  readonly scope?: Scope;
  readonly unsure?: boolean;
  readonly tag?: string;
  /** Of a part of the machine ("turret gone"): names no subject of its own. */
  readonly ofPart?: true;
  /** A neuter that only a counted or neuter subject has: "уничтожено два танка". */
  readonly counted?: true;
  /** Comma-separated forms. */
  readonly words?: string;
  /** Comma-separated stems of participles, given all their endings. */
  readonly participles?: string;
  /** Comma-separated infinitives. */
  readonly infinitives?: string;
}

export interface SeparableVerb {
  readonly status: Status;
  /** `active` unless told. */
  readonly voice?: Voice;
  readonly tag?: string;
  readonly ofPart?: true;
  /** Comma-separated forms of the verb. */
  readonly verbs: string;
  /** Comma-separated words that close it. */
  readonly closers: string;
}

export interface LanguageWords {
  readonly classes: Readonly<Partial<Record<WordClass, string>>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly statuses: readonly StatusWords[];
  readonly participleEndings: readonly string[];
  /** Comma-separated phrases in which a word is no status: "lost contact", "fire sale". */
  readonly idioms?: string;
  /** Verbs that close behind their object: "blew the tank up", "turned it into scrap". */
  readonly separable?: readonly SeparableVerb[];
}

/** Whose losses a writer tells of: the writer's own side's, or the other's. */
export type Whose = 'we' | 'they';
