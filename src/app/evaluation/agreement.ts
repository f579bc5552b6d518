import type { LossLabel } from './label-case.ts';
import { SHORT_CATEGORIES, type ShortCategory } from './label-case.ts';
import type { ModelAgreement, NameMatcher } from './name-matcher.ts';
import type { ScoredClaim } from './scored-claim.ts';

/** Armoured vehicles that onlookers cannot tell apart, and that "coarse" lets stand for each other. */
const ALIKE: ReadonlySet<string> = new Set(
  (['afv', 'ifv', 'apc', 'imv', 'mrap'] as const).map((short) => SHORT_CATEGORIES[short]),
);

/** What drives or stands on land: any of it may be the "vehicle" of an optional label without a model. */
const ON_LAND: ReadonlySet<string> = new Set(
  Object.entries(SHORT_CATEGORIES)
    .filter(([short]) => !['aircraft', 'helicopter', 'ucav', 'recon_uav', 'ship'].includes(short))
    .map(([, category]) => category),
);

export interface Agreement {
  readonly status: boolean;
  readonly category: boolean;
  /** The category, or one that is easily taken for it. */
  readonly alike: boolean;
  /** Nothing in the category speaks against it: enough for an optional label to take the claim. */
  readonly compatible: boolean;
}

export function agreementOf(label: LossLabel, claim: ScoredClaim): Agreement {
  const wanted = [label.category, ...label.accept_category].map(longCategory);
  const said = claim.category;
  const category = wanted.some((each) => each === null || each === said);
  const alike = category || wanted.some((each) => areAlike(each, said));
  const own = longCategory(label.category);
  return {
    status: label.status === claim.status || label.accept_status.includes(claim.status),
    category,
    alike,
    compatible:
      own === null ||
      said === null ||
      own === said ||
      areAlike(own, said) ||
      (label.model === null && ON_LAND.has(own) && ON_LAND.has(said)),
  };
}

export function isOwnerAgreed(label: LossLabel, claim: ScoredClaim): boolean {
  return label.lost_by === claim.lost_by || label.accept_lost_by.includes(claim.lost_by);
}

export function isPlaceAgreed(names: NameMatcher, label: LossLabel, claim: ScoredClaim): boolean {
  const said = claim.place?.name ?? '';
  return [label.place, ...label.accept_place].some((each) =>
    each === null ? said === '' : said !== '' && names.place(each, said),
  );
}

/** How a claim's model relates to the names a label accepts; the best of them counts. */
export function modelAgreementOf(
  names: NameMatcher,
  label: LossLabel,
  claim: ScoredClaim,
): ModelAgreement {
  const each = [label.model, ...label.accept_model].map((name) =>
    name === null ? { exact: false, family: claim.model === null } : names.model(name, claim),
  );
  return { exact: each.some(({ exact }) => exact), family: each.some(({ family }) => family) };
}

function longCategory(short: ShortCategory | null): string | null {
  return short === null ? null : SHORT_CATEGORIES[short];
}

function areAlike(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && ALIKE.has(left) && ALIKE.has(right);
}
