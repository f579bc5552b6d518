import type { Token } from '../tokens/tokenize.ts';
import type { EquipmentMention } from './equipment-mentions.ts';

/** What a name that is made of several says the thing is. */
export interface NameParts {
  /** The model or family the name is of: "MT-LB" in "MT-LB with ZU-23". */
  readonly subject: EquipmentMention | null;
  /** The noun that makes another thing of the subject: "crane" in "KamAZ with crane". */
  readonly kindOfSubject: EquipmentMention | null;
  /** Other models named: what is mounted on it, what it serves. */
  readonly others: readonly EquipmentMention[];
  readonly nouns: readonly EquipmentMention[];
}

/** Words after which stands what a thing carries, rides on or serves. */
const LINKS = new Set('with w for on based from of з із на для с под під based-on'.split(' '));
/** Links whose other side is what the thing serves, not what it is built on. */
const SERVES = new Set(['for', 'of', 'для']);

export function readNameParts(
  tokens: readonly Token[],
  mentions: readonly EquipmentMention[],
): NameParts {
  const found = mentions.filter(({ categories }) => categories.length > 0);
  const link = tokens.findIndex(({ norm, kind }) => kind === 'word' && LINKS.has(norm));
  const headEnd = link === -1 ? tokens.length : link;
  const named = found.filter((mention) => mention.named);
  const nouns = found.filter((mention) => !mention.named);
  const inHead = mostSpecific(named.filter(({ start }) => start < headEnd));
  const headNoun = nouns.find(({ start }) => start < headEnd) ?? null;
  const subject = inHead ?? named[0] ?? null;
  const others = named.filter((mention) => mention !== subject);
  if (subject === null) return { subject, kindOfSubject: null, others, nouns };
  if (inHead === undefined && headNoun !== null) {
    return SERVES.has(tokens[link]?.norm ?? '')
      ? { subject, kindOfSubject: headNoun, others, nouns }
      : { subject: null, kindOfSubject: null, others: named, nouns: [headNoun] };
  }
  return { subject, kindOfSubject: bodyOf(subject, [...nouns, ...others]), others, nouns };
}

/** "Humvee M1151", "Stryker M1126": of two names of one family, the one that says more. */
function mostSpecific(named: readonly EquipmentMention[]): EquipmentMention | undefined {
  const [first, ...others] = named;
  if (first === undefined || !isFamilyOnly(first)) return first;
  return others.find((other) => other.family === first.family && !isFamilyOnly(other)) ?? first;
}

function isFamilyOnly({ model, family, variantUnknown }: EquipmentMention): boolean {
  return model === null || model.model === family || variantUnknown;
}

/** A truck is what it carries: a crane, a workshop, a radio station. */
const TRUCKS = 'Trucks, Vehicles and Jeeps';
const BODIES = new Set<string>([
  'Engineering Vehicles And Equipment',
  'Command Posts And Communications Stations',
  'Radars',
  'Jammers And Deception Systems',
]);

function bodyOf(
  subject: EquipmentMention,
  beside: readonly EquipmentMention[],
): EquipmentMention | null {
  if (subject.categories[0] !== TRUCKS) return null;
  return beside.find(({ categories }) => BODIES.has(categories[0] ?? '')) ?? null;
}
