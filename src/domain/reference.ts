import { z } from 'zod';
import { CATEGORIES } from './vocabulary.ts';

/**
 * Shapes of the facts people edit in data/. A word of an alias that ends in `*` is a stem: it stands
 * for the stem plus a case ending ("бойов* машин* піхот*"). Aliases are matched
 * without regard to case, hyphens, quotes, spaces between letters and digits, or Cyrillic look-alikes;
 * an English plural in -s, and the Cyrillic case endings of a name without `*`, are understood.
 */
const alias = z.string().min(1).max(80);
const alpha3 = z.string().regex(/^[A-Z]{3}$/, 'an ISO 3166 alpha-3 code');
/** Words by language, so that inflection and look-alikes are read by the right rules. */
const byLanguage = z.strictObject({
  en: z.array(alias).default([]),
  uk: z.array(alias).default([]),
  ru: z.array(alias).default([]),
});

/** data/equipment/<category>.json. A family whose variant is unknown is a model of its own name. */
export const equipmentFile = z.strictObject({
  category: z.enum(CATEGORIES),
  /** Where the facts come from. */
  source: z.string().min(10),
  /** Words for any item of the category: "tank", "танк*". They name no model. */
  class_nouns: byLanguage,
  /** Class nouns civilians use as well ("vehicle", "ship"): read only with an owner or "military". */
  everyday_nouns: byLanguage.default({ en: [], uk: [], ru: [] }),
  /** Words for items without number: "artillery", "бронетехніка". */
  mass_nouns: byLanguage.default({ en: [], uk: [], ru: [] }),
  models: z.array(
    z.strictObject({
      model: z.string().min(1),
      family: z.string().min(1),
      /** SUN for the Soviet Union, as ISO 3166 had it. */
      country_of_production: alpha3.nullable(),
      /** Other names and spellings, in Latin and Cyrillic. */
      aliases: z.array(alias),
      /** Names of variants that the field does not count apart: "Su-25SM3" of the Su-25. */
      variants: z.array(alias).default([]),
      /** Indices of the Soviet and Russian missile and artillery directorate: "9K37", "2S1". */
      grau: z.array(alias).default([]),
      /** NATO reporting names and numbers: "SA-11 Gadfly". */
      nato: z.array(alias).default([]),
      /** What soldiers call it: "мотолига", "буханка". */
      slang: z.array(alias).default([]),
      /** Nicknames that are everyday words: read only in what is known to be a name, never in a text. */
      everyday_names: z.array(alias).default([]),
      /** The name covers several families and says no more than that: "BMP", "BTR". */
      collective: z.boolean().default(false),
    }),
  ),
});
export type EquipmentFile = z.infer<typeof equipmentFile>;

/** Types that WarSpotting files a loss under. Source: its public API, field `type`. */
export const WARSPOTTING_TYPES = [
  'Tanks',
  'Infantry fighting vehicles',
  'Infantry mobility vehicles',
  'Self-propelled artillery',
  'Towed artillery',
  'Rocket and missile artillery',
  'Anti-aircraft systems',
  'Anti-tank systems',
  'Radars, jammers',
  'Command posts, communication',
  'Engineering',
  'Transport',
  'Ambulances, medical vehicles',
  'Airplanes',
  'Helicopters',
  'Drones',
  'Vessels',
  'Other',
] as const;

/** Headings of the daily figures of the General Staff of the Armed Forces of Ukraine. */
export const GENERAL_STAFF_CLASSES = [
  'Tanks',
  'Armoured fighting vehicles',
  'Artillery systems',
  'Multiple launch rocket systems',
  'Air defence systems',
  'Aircraft',
  'Helicopters',
  'Unmanned aerial vehicles',
  'Ships and boats',
  'Submarines',
  'Vehicles and fuel tanks',
  'Special equipment',
] as const;

/** Categories of the United Nations Register of Conventional Arms; IV and VII by their parts. */
export const UN_REGISTER_CLASSES = [
  'I Battle tanks',
  'II Armoured combat vehicles',
  'III Large-calibre artillery systems',
  'IV(a) Manned combat aircraft',
  'IV(b) Unmanned combat aerial vehicles',
  'V Attack helicopters',
  'VI Warships',
  'VII(a) Missiles and missile launchers',
  'VII(b) Man-portable air-defence systems',
] as const;

const otherClasses = {
  warspotting_type: z.enum(WARSPOTTING_TYPES),
  general_staff_class: z.enum(GENERAL_STAFF_CLASSES),
  /** Null for what the Register does not count: trucks, radars, unarmed drones. */
  un_register_class: z.enum(UN_REGISTER_CLASSES).nullable(),
};
const crosswalkException = z.strictObject({
  ...z.strictObject(otherClasses).partial().shape,
  why: z.string().min(5),
});

/** data/equipment-crosswalk.json: what others file a category, family or model under. */
export const crosswalkFile = z.strictObject({
  source: z.string().min(10),
  categories: z.array(z.strictObject({ category: z.enum(CATEGORIES), ...otherClasses })),
  /** A whole family that others count apart from the rest of its category. */
  families: z.array(z.strictObject({ family: z.string().min(1), ...crosswalkException.shape })),
  /** A single model; goes before its family. */
  models: z.array(z.strictObject({ model: z.string().min(1), ...crosswalkException.shape })),
});
export type CrosswalkFile = z.infer<typeof crosswalkFile>;

/** data/equipment-tags.json: what is said of an item that is no model of its own: "cope cage". */
export const equipmentTagsFile = z.strictObject({
  source: z.string().min(10),
  tags: z.array(
    z.strictObject({
      tag: z.string().regex(/^[a-z][a-z_]*$/),
      meaning: z.string(),
      words: byLanguage,
    }),
  ),
});
export type EquipmentTagsFile = z.infer<typeof equipmentTagsFile>;

/** data/designators.json: how texts in Cyrillic write the designators of equipment. */
export const designatorsFile = z.strictObject({
  source: z.string().min(10),
  /** Countries whose designators Russian and Ukrainian texts write in Cyrillic letter for letter. */
  cyrillic_makers: z.array(alpha3),
});
export type DesignatorsFile = z.infer<typeof designatorsFile>;

/** data/weapons.json: what strikes. Never an item lost by this list alone. */
export const weaponsFile = z.strictObject({
  source: z.string().min(10),
  weapons: z.array(
    z.strictObject({
      name: z.string().min(1),
      /** e.g. "loitering munition", "FPV drone", "anti-tank missile", "artillery". */
      kind: z.string().min(1),
      /** Belligerents known to use it; one entry makes it a hint at the attacker. */
      users: z.array(alpha3),
      aliases: z.array(alias),
    }),
  ),
});
export type WeaponsFile = z.infer<typeof weaponsFile>;

/** data/conflicts/<name>/belligerents.json: who can lose an item, and every way of naming them. */
export const belligerentsFile = z.strictObject({
  source: z.string().min(10),
  belligerents: z.array(
    z.strictObject({
      code: alpha3,
      name: z.string().min(1),
      /** Codes of those it fights: "the enemy" of a known speaker or attacker. */
      opponents: z.array(alpha3).default([]),
      /** "Russian", "російськ*", "российск*": said of the thing itself. */
      adjectives: byLanguage,
      /** "Russians", "Russia's army", "ЗСУ", "ВС РФ": those who own or strike. */
      forces: byLanguage,
      /** Forces counted under this belligerent; their own name is kept as a tag. */
      proxies: z.array(
        z.strictObject({ name: z.string().min(1), tag: z.string().min(1), aliases: byLanguage }),
      ),
      flags: z.array(z.string()),
      /** Units and kinds of unit only this side has: "Mechanized Brigade", "ОМБр", "мотострелк*". */
      units: byLanguage.default({ en: [], uk: [], ru: [] }),
      /** Numbers of brigades that no other belligerent has a brigade of. */
      brigades: z.array(z.int().positive()).default([]),
      /** Of the adjectives and forces, those only its enemies use: they tell who writes. */
      exonyms: z.array(alias).default([]),
      /** Families of equipment no other belligerent operates. */
      operates_alone: z.array(z.string()).default([]),
    }),
  ),
  /** Countries that make or give equipment: "German", "US-supplied". Never the owner. */
  donors: z.array(
    z.strictObject({ code: alpha3, name: z.string().min(1), adjectives: byLanguage }),
  ),
});
export type BelligerentsFile = z.infer<typeof belligerentsFile>;

export const PLACE_KINDS = [
  'city',
  'town',
  'village',
  'district',
  'raion',
  'oblast',
  'region',
  'country',
  'airfield',
  'island',
  'river',
  'sea',
  'road',
] as const;

/** data/conflicts/<name>/places/<file>.json: settlements, regions, waters and airfields that reports of the war name. */
export const placesFile = z.strictObject({
  source: z.string().min(10),
  /** False for places that are listed only because they share a name with one that reports name. */
  reported: z.boolean().optional(),
  places: z.array(
    z.strictObject({
      /** Stable for ever, e.g. "ll:kreminna". */
      place_id: z.string().regex(/^[a-z]+:[a-z0-9-]+$/),
      name: z.string().min(1),
      kind: z.enum(PLACE_KINDS),
      /** The region's usual English name with its kind; null for oblasts themselves and above. */
      admin1: z.string().nullable(),
      admin2: z.string().nullable(),
      country: alpha3.nullable(),
      /** A government sits there: its name may stand for who speaks. */
      capital: z.literal(true).optional(),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      /** Radius in km that covers the place itself; for areas and lines. */
      radius_km: z.number().positive().nullable(),
      aliases: z.array(alias),
    }),
  ),
});
export type PlacesFile = z.infer<typeof placesFile>;

const day = z.iso.date();

/** data/conflicts/<name>/conflict.json: what the engine must know of a war, beside its sides and places. */
export const conflictFile = z.strictObject({
  source: z.string().min(10),
  /** The folder's name. */
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  /** IANA name; the day of a post or a loss is a day here. */
  time_zone: z.string().min(1),
  start: day,
  /** Null while it goes on. */
  end: day.nullable(),
  /** Where its losses may lie: the countries whose gazetteer is read. */
  countries: z.array(alpha3).min(1),
  /** Degrees; coordinates outside were misread or swapped. */
  bounds: z.strictObject({
    south: z.number().min(-90).max(90),
    west: z.number().min(-180).max(180),
    north: z.number().min(-90).max(90),
    east: z.number().min(-180).max(180),
  }),
  /** A language whose writers stand on one side: whom their "enemy" means. */
  languages_of_sides: z.record(z.string().regex(/^[a-z]{2}$/), alpha3),
  /** Where, behind its own lines, only the things of one side stand. */
  rears: z
    .array(
      z.strictObject({
        side: alpha3,
        countries: z.array(alpha3),
        regions: z.array(z.string().min(1)),
        /** Regions of those countries that are fought over or crossed. */
        front: z.array(z.string().min(1)),
      }),
    )
    .optional(),
  /** Names of other wars and their places: a text that tells of them tells of no loss of this one. */
  other_wars: byLanguage,
});
export type ConflictFile = z.infer<typeof conflictFile>;

/** Everything in data/ that one conflict is read with, parsed and checked. */
export interface ReferenceData {
  readonly equipment: readonly EquipmentFile[];
  readonly equipmentTags: EquipmentTagsFile;
  readonly crosswalk: CrosswalkFile;
  readonly designators: DesignatorsFile;
  readonly weapons: WeaponsFile;
  readonly conflict: ConflictFile;
  readonly belligerents: BelligerentsFile;
  readonly places: readonly PlacesFile[];
}
