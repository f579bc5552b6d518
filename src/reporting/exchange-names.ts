import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import { CATEGORIES } from '../domain/vocabulary.ts';

/** data/exchange-names.json: what the files of others call what this ledger calls its own way. */
export const exchangeNamesFile = z.strictObject({
  source: z.string().min(10),
  countries: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z]{3}$/),
      name: z.string().min(1),
      iso_numeric: z.int().positive().nullable(),
      /** Null where ACLED's name is not known to this project. */
      acled_region: z.string().min(1).nullable(),
      acled_actor: z.string().min(1).nullable(),
    }),
  ),
  oryx: z.strictObject({
    unknown: z.string().min(1),
    all_types: z.string().min(1),
    /** Only where the name differs. */
    equipment_types: z.array(
      z.strictObject({ category: z.enum(CATEGORIES), equipment_type: z.string().min(1) }),
    ),
  }),
  acled: z.strictObject({
    state_forces: z.string().min(1),
    political_violence: z.string().min(1),
    strategic_developments: z.string().min(1),
    /** Words at the end of a region's name that ACLED's names do not have. */
    region_kinds_left_out: z.array(z.string().min(1)),
    /** By kind of weapon, as in data/weapons.json. */
    weapon_kinds: z.array(
      z.strictObject({
        kind: z.string().min(1),
        event_type: z.string().min(1),
        sub_event_type: z.string().min(1),
      }),
    ),
    /** UCDP's precision to ACLED's; null where ACLED has none as coarse. */
    geo_precision: z.array(
      z.strictObject({ where_prec: z.int().min(1).max(7), geo_precision: z.int().nullable() }),
    ),
    time_precision: z.array(
      z.strictObject({ date_prec: z.int().min(1).max(5), time_precision: z.int().nullable() }),
    ),
  }),
});
export type ExchangeNamesFile = z.infer<typeof exchangeNamesFile>;

/** Reads and checks the file of a folder of reference data. */
export async function readExchangeNames(folder: string): Promise<ExchangeNamesFile> {
  const file = path.join(folder, 'exchange-names.json');
  try {
    return exchangeNamesFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new LossledgerError('DATA_INVALID', `exchange-names.json cannot be used:\n${reason}`, {
      cause: error,
    });
  }
}

/** What the crosswalk of equipment knows, as far as files need it. */
export type WarspottingTypeOf = (item: {
  readonly model: string | null;
  readonly family: string | null;
  readonly category: string | null;
}) => string | null;

/** Names for files of others' shapes. Null where they have none. */
export class ExchangeNames {
  readonly oryx: ExchangeNamesFile['oryx'];
  readonly acled: ExchangeNamesFile['acled'];
  private readonly countries: ReadonlyMap<string, ExchangeNamesFile['countries'][number]>;
  private readonly equipmentTypes: ReadonlyMap<string, string>;
  private readonly weaponKinds: ReadonlyMap<string, string>;
  private readonly events: ReadonlyMap<string, ExchangeNamesFile['acled']['weapon_kinds'][number]>;
  private readonly geoPrecision: ReadonlyMap<string, number | null>;
  private readonly timePrecision: ReadonlyMap<string, number | null>;
  readonly warspottingType: WarspottingTypeOf;

  constructor(
    file: ExchangeNamesFile,
    weapons: readonly { readonly name: string; readonly kind: string }[],
    warspottingType: WarspottingTypeOf,
  ) {
    this.oryx = file.oryx;
    this.acled = file.acled;
    this.countries = new Map(file.countries.map((country) => [country.code, country]));
    this.equipmentTypes = new Map(
      file.oryx.equipment_types.map((each) => [each.category, each.equipment_type]),
    );
    this.weaponKinds = new Map(weapons.map(({ name, kind }) => [name, kind]));
    this.events = new Map(file.acled.weapon_kinds.map((each) => [each.kind, each]));
    this.geoPrecision = new Map(
      file.acled.geo_precision.map((each) => [String(each.where_prec), each.geo_precision]),
    );
    this.timePrecision = new Map(
      file.acled.time_precision.map((each) => [String(each.date_prec), each.time_precision]),
    );
    this.warspottingType = warspottingType;
  }

  /** The country's English name; its code where the name is not known. */
  country(code: string | null): string | null {
    return code === null ? null : (this.countries.get(code)?.name ?? code);
  }

  countryNumber(code: string | null): number | null {
    return code === null ? null : (this.countries.get(code)?.iso_numeric ?? null);
  }

  acledRegion(code: string | null): string | null {
    return code === null ? null : (this.countries.get(code)?.acled_region ?? null);
  }

  acledActor(code: string | null): string | null {
    if (code === null) return null;
    return this.countries.get(code)?.acled_actor ?? this.country(code);
  }

  acledEvent(weapon: string | null): ExchangeNamesFile['acled']['weapon_kinds'][number] | null {
    const kind = weapon === null ? undefined : this.weaponKinds.get(weapon);
    return kind === undefined ? null : (this.events.get(kind) ?? null);
  }

  acledGeoPrecision(wherePrec: string | null): number | null {
    return wherePrec === null ? null : (this.geoPrecision.get(wherePrec) ?? null);
  }

  acledTimePrecision(datePrec: string | null): number | null {
    return datePrec === null ? null : (this.timePrecision.get(datePrec) ?? null);
  }

  /** ACLED names regions without their kind: "Luhansk", not "Luhansk Oblast". */
  acledAdmin(region: string | null): string | null {
    const kind = this.acled.region_kinds_left_out.find((each) => region?.endsWith(` ${each}`));
    return region === null || kind === undefined ? region : region.slice(0, -kind.length - 1);
  }

  oryxEquipmentType(category: string | null): string {
    if (category === null) return this.oryx.unknown;
    return this.equipmentTypes.get(category) ?? category;
  }
}
