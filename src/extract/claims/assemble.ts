import type { Claim, ClaimDate, Span, SpannedField } from '../../domain/claim.ts';
import type { Category } from '../../domain/vocabulary.ts';
import type { DateMention } from '../dates/claim-dates/date-mention.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { PlaceReading } from './claim-places.ts';
import { confidenceOf } from './confidence.ts';
import type { Draft } from './drafts.ts';
import type { TokenSpan } from './grammar-scan.ts';
import type { OwnerReading } from './owner-reading.ts';
import type { Quantity } from './quantities.ts';

/** Everything one claim is made of. */
export interface ClaimParts {
  readonly kind: Claim['kind'];
  readonly draft: Draft;
  readonly owner: OwnerReading | null;
  readonly quantity: Quantity;
  readonly place: PlaceReading | null;
  readonly date: DateMention | null;
  readonly postDay: string | null;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly extractor: string;
}

/** The claim, or null where neither a category nor a model is known. */
export function assembleClaim(parts: ClaimParts): Claim | null {
  const { draft, owner, quantity, place } = parts;
  const { item } = draft.phrase;
  const category: Category | null = item.categories[0] ?? null;
  const model = item.model?.model ?? null;
  if (category === null && model === null) return null;
  if (isTooVague(parts)) return null;
  if (parts.date?.outside === 'long_before_conflict') return null;
  const attacker = attackerOf(draft, owner);
  const doubts = {
    hedged: draft.hedged,
    ownerUnknown: owner === null,
    ownerInferred: owner?.inferred ?? false,
    countUnknown: quantity.value === null,
    classOnly: !item.named,
    categoryUnsure: item.categories.length > 1,
    variantUnknown: item.variantUnknown,
    statusUnsure: draft.unsure,
    placeUnresolved: place?.unresolved ?? false,
    part: draft.part,
    linkInferred: draft.inferred,
  };
  const { classOnly: _, ...forReview } = doubts;
  return {
    kind: parts.kind,
    model,
    model_raw: item.named || model !== null ? textOf(parts, item.modelSpan ?? item) : null,
    family: item.family,
    category,
    quantity: quantity.value,
    lost_by: owner?.owner.code ?? null,
    status: draft.status,
    tags: tagsOf(parts, doubts),
    caused_by: draft.agent.cause?.name ?? null,
    attacker: attacker?.code ?? null,
    place: place?.place ?? null,
    date: claimDate(parts),
    confidence: confidenceOf(doubts),
    needs_review: Object.values(forReview).some(Boolean) || (parts.date?.outside ?? null) !== null,
    spans: spansOf(parts, attacker),
    extractor: parts.extractor,
  };
}

/** A text longer than a caption tells of more than one thing. */
const LONGEST_CAPTION = 32;

/**
 * "…the burnt-out tanks had been towed away": in a long text, a class of item of nobody's at no
 * place is as likely as not no loss of this war; in a caption it is all that is said.
 */
function isTooVague({ draft, owner, place, tokens }: ClaimParts): boolean {
  const { item } = draft.phrase;
  if (item.named || owner !== null) return false;
  if (place !== null && place.isCarried !== true) return false;
  if (draft.phrase.number !== null) return false;
  return tokens.length > LONGEST_CAPTION;
}

interface SpannedCode extends TokenSpan {
  readonly code: string;
}

/** The side said to have struck; else the weapon's only user, when that is not the owner. */
function attackerOf(draft: Draft, owner: OwnerReading | null): SpannedCode | null {
  const { attacker, cause } = draft.agent;
  if (attacker !== null) return attacker;
  const [user, ...others] = cause?.users ?? [];
  if (cause === null || user === undefined || others.length > 0) return null;
  return user === owner?.owner.code ? null : { start: cause.start, end: cause.end, code: user };
}

function tagsOf(
  { draft, owner, quantity }: ClaimParts,
  doubts: { readonly categoryUnsure: boolean; readonly variantUnknown: boolean },
): readonly string[] {
  const tags = [...draft.tags, ...quantity.tags, ...draft.phrase.item.tags];
  if (draft.hedged) tags.push('alleged');
  if (draft.part) tags.push('part_of_group');
  if (draft.inferred) tags.push('link_inferred');
  if (owner?.inferred) tags.push('owner_inferred');
  if (owner !== null && owner.owner.tag !== null) tags.push(owner.owner.tag);
  if (doubts.categoryUnsure) tags.push('category_ambiguous');
  if (doubts.variantUnknown) tags.push('variant_unknown');
  return [...new Set(tags)];
}

function claimDate({ date, postDay }: ClaimParts): ClaimDate | null {
  if (isBeforePost(date)) return date.date;
  if (postDay === null) return null;
  return { from: null, to: postDay, date_prec: null, basis: 'post_date' };
}

/** A loss is no later than the post that tells it; a later date is a slip, or of something else. */
function isBeforePost(date: DateMention | null): date is DateMention {
  return date !== null && date.outside !== 'after_post';
}

function textOf({ text, tokens }: ClaimParts, span: TokenSpan): string {
  const [start, end] = characters(tokens, span);
  return text.slice(start, end);
}

function characters(tokens: readonly Token[], span: TokenSpan): Span {
  const start = tokens[span.start]?.start ?? 0;
  return [start, tokens[span.end - 1]?.end ?? start];
}

function spansOf(parts: ClaimParts, attacker: SpannedCode | null): Claim['spans'] {
  const { draft, owner, quantity, place, date, tokens } = parts;
  const { item } = draft.phrase;
  const spans: Partial<Record<SpannedField, Span>> = {};
  const point = (field: SpannedField, span: TokenSpan | null | undefined): void => {
    if (span !== null && span !== undefined) spans[field] = characters(tokens, span);
  };
  if (item.model !== null) point('model', item.modelSpan);
  if (item.categories.length > 0) point('category', item.categorySpan);
  if (quantity.value !== null) point('quantity', quantity.span);
  point('lost_by', owner?.owner);
  point('status', draft.statusSpan);
  point('caused_by', draft.agent.cause);
  point('attacker', attacker);
  point('place', place?.span);
  if (isBeforePost(date)) point('date', date);
  return spans;
}
