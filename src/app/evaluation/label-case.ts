import { z } from 'zod';
import { type Category, STATUSES } from '../../domain/vocabulary.ts';

/** The short forms that labels use for the categories, one to one. */
export const SHORT_CATEGORIES = {
  tank: 'Tanks',
  afv: 'Armoured Fighting Vehicles',
  ifv: 'Infantry Fighting Vehicles',
  apc: 'Armoured Personnel Carriers',
  mrap: 'Mine-Resistant Ambush Protected',
  imv: 'Infantry Mobility Vehicles',
  command_post: 'Command Posts And Communications Stations',
  engineering: 'Engineering Vehicles And Equipment',
  spatm: 'Self-Propelled Anti-Tank Missile Systems',
  artillery_support: 'Artillery Support Vehicles And Equipment',
  towed_artillery: 'Towed Artillery',
  spg: 'Self-Propelled Artillery',
  mlrs: 'Multiple Rocket Launchers',
  aa_gun: 'Anti-Aircraft Guns',
  spaag: 'Self-Propelled Anti-Aircraft Guns',
  sam: 'Surface-To-Air Missile Systems',
  radar: 'Radars',
  jammer: 'Jammers And Deception Systems',
  aircraft: 'Aircraft',
  helicopter: 'Helicopters',
  ucav: 'Unmanned Combat Aerial Vehicles',
  recon_uav: 'Reconnaissance Unmanned Aerial Vehicles',
  ship: 'Naval Ships',
  truck: 'Trucks, Vehicles and Jeeps',
} as const satisfies Record<string, Category>;
export type ShortCategory = keyof typeof SHORT_CATEGORIES;

const name = z.string().trim().min(1);
const alpha3 = z.string().regex(/^[A-Z]{3}$/, 'an ISO 3166 alpha-3 code');
const day = z.iso.date();
const shortCategory = z
  .string()
  .refine((word): word is ShortCategory => Object.hasOwn(SHORT_CATEGORIES, word), {
    error: `one of ${Object.keys(SHORT_CATEGORIES).join(', ')}`,
  });
const quantity = z.int().positive();
const wherePrec = z.int().min(1).max(7);

/** A value of the text, null where the text gives none. */
const value = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
/** What a careful reader may say instead; null: nothing is fine too. */
const accepted = <Schema extends z.ZodType>(schema: Schema) =>
  z.array(schema.nullable()).default([]);

/** Strict: a misspelt key would leave a label unread without a word. */
const lossLabel = z
  .strictObject({
    model: value(name),
    category: value(shortCategory),
    quantity: value(quantity),
    lost_by: value(alpha3),
    status: z.enum(STATUSES),
    cause: value(name),
    /** Absent: not labelled. */
    attacker: alpha3.nullable().optional(),
    place: value(name),
    admin1: value(name),
    /** Absent: not labelled. */
    where_prec: wherePrec.nullable().optional(),
    date: value(day),
    /** The last day, where the text gives a range. */
    date_to: day.nullable().optional(),
    /** Neither presence nor absence counts. */
    optional: z.boolean().default(false),
    note: z.string().optional(),
    accept_model: accepted(name),
    accept_category: accepted(shortCategory),
    accept_quantity: accepted(quantity),
    accept_lost_by: accepted(alpha3),
    accept_status: z.array(z.enum(STATUSES)).default([]),
    accept_cause: accepted(name),
    accept_attacker: accepted(alpha3),
    accept_place: accepted(name),
    accept_admin1: accepted(name),
    accept_where_prec: accepted(wherePrec),
    accept_date: accepted(day),
  })
  .refine(({ date, date_to }) => date_to == null || (date !== null && date <= date_to), {
    error: 'date_to needs a date that is not after it',
    path: ['date_to'],
  });
export type LossLabel = z.infer<typeof lossLabel>;

/** One line of a label file. Keys that are not named here are allowed: where the text is from, notes. */
export const labelCase = z
  .looseObject({
    id: z.union([z.string().min(1), z.number().transform(String)]),
    lang: z.string().nullish(),
    /** An instant or a plain date. */
    posted_at: z.string().nullish(),
    text: z.string().min(1),
    /** The slice of the corpus: what sort of text, or of difficulty, it is. */
    kind: z.string().min(1).optional(),
    /** What is hard about it. */
    why: z.string().min(1).optional(),
    /** Why any loss read from this text is a grave mistake. */
    never: z.string().min(1).optional(),
    gold: z.looseObject({ losses: z.array(lossLabel) }),
  })
  .refine(({ never, gold }) => never === undefined || gold.losses.length === 0, {
    error: 'a text that must never give a loss has no losses',
    path: ['never'],
  });
export type LabelCase = z.infer<typeof labelCase>;
