/** What can be said to have happened to an item; Oryx's four words. */
export const STATUSES = ['destroyed', 'damaged', 'abandoned', 'captured'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * The status published when several are accepted for one item: what happened to it last, as far as
 * the field counts it. A captured vehicle that was later burnt is still counted as captured.
 */
export const STATUS_PRECEDENCE: readonly Status[] = [
  'captured',
  'destroyed',
  'abandoned',
  'damaged',
];

/**
 * Equipment categories: the headings of Oryx's loss lists, in their order.
 * Source: Oryx, "Attack On Europe: Documenting Russian Equipment Losses".
 */
export const CATEGORIES = [
  'Tanks',
  'Armoured Fighting Vehicles',
  'Infantry Fighting Vehicles',
  'Armoured Personnel Carriers',
  'Mine-Resistant Ambush Protected',
  'Infantry Mobility Vehicles',
  'Command Posts And Communications Stations',
  'Engineering Vehicles And Equipment',
  'Self-Propelled Anti-Tank Missile Systems',
  'Artillery Support Vehicles And Equipment',
  'Towed Artillery',
  'Self-Propelled Artillery',
  'Multiple Rocket Launchers',
  'Anti-Aircraft Guns',
  'Self-Propelled Anti-Aircraft Guns',
  'Surface-To-Air Missile Systems',
  'Radars',
  'Jammers And Deception Systems',
  'Aircraft',
  'Helicopters',
  'Unmanned Combat Aerial Vehicles',
  'Reconnaissance Unmanned Aerial Vehicles',
  'Naval Ships',
  'Trucks, Vehicles and Jeeps',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const PLATFORMS = [
  'x',
  'telegram',
  'bluesky',
  'mastodon',
  'instagram',
  'facebook',
  'tiktok',
  'youtube',
  'vk',
] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Who says it: a post, or an article in its own prose. */
export type Witness = 'post' | 'article';

/** How a date was come by. `post_date`: nothing but the post's own day is known. */
export const DATE_BASES = ['stated', 'relative', 'post_date', 'media', 'review'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

/**
 * UCDP GED precision of place: 1 exact point, 2 near it, 3 raion, 4 oblast, 5 linear or fuzzy,
 * 6 country, 7 sea or air. Source: UCDP GED codebook, variable where_prec.
 */
export type WherePrec = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** UCDP GED precision of date: 1 the day, 2 within 2-6 days, 3 the week, 4 the month, 5 the year. */
export type DatePrec = 1 | 2 | 3 | 4 | 5;

export const REVIEW_STATES = [
  'auto',
  'needs_review',
  'confirmed',
  'corrected',
  'rejected',
  'withdrawn',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
