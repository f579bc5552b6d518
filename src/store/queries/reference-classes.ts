import type { Sql } from '../sql-tag.ts';

/** What others file a category, family or model under; null is "as the wider one". */
export interface EquipmentClass {
  readonly kind: 'category' | 'family' | 'model';
  readonly name: string;
  readonly warspotting_type: string | null;
  readonly general_staff_class: string | null;
  readonly un_register_class: string | null;
  /** Whether the UN Register counts it at all; null is "as the wider one". */
  readonly is_in_register: boolean | null;
  readonly oryx_equipment_type: string | null;
}

export interface WeaponClass {
  readonly weapon: string;
  readonly kind: string;
  readonly acled_event_type: string | null;
  readonly acled_sub_event_type: string | null;
}

export interface PrecisionClass {
  readonly kind: 'place' | 'date';
  readonly ucdp: number;
  readonly acled: number | null;
}

export interface ReferenceClasses {
  readonly equipment: readonly EquipmentClass[];
  readonly weapons: readonly WeaponClass[];
  readonly precisions: readonly PrecisionClass[];
}

/** Makes the tables behind reporting.loss_classes say what the reference data says, and nothing else. */
export async function writeReferenceClasses(sql: Sql, classes: ReferenceClasses): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`lock table lossledger.equipment_classes in share row exclusive mode`;
    await tx`delete from lossledger.equipment_classes`;
    await tx`delete from lossledger.weapon_classes`;
    await tx`delete from lossledger.precision_classes`;
    await tx`insert into lossledger.equipment_classes
      select * from jsonb_populate_recordset(null::lossledger.equipment_classes, ${JSON.stringify(classes.equipment)}::text::jsonb)`;
    await tx`insert into lossledger.weapon_classes
      select * from jsonb_populate_recordset(null::lossledger.weapon_classes, ${JSON.stringify(classes.weapons)}::text::jsonb)`;
    await tx`insert into lossledger.precision_classes
      select * from jsonb_populate_recordset(null::lossledger.precision_classes, ${JSON.stringify(classes.precisions)}::text::jsonb)`;
  });
}

/** Whether who is connected may change them: the owner may, a worker of least rights may not. */
export async function mayWriteReferenceClasses(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`
    select bool_and(has_table_privilege(name, 'INSERT') and has_table_privilege(name, 'DELETE')) as may
    from unnest(array['lossledger.equipment_classes', 'lossledger.weapon_classes',
      'lossledger.precision_classes']) name`;
  return row?.may === true;
}

/** The same as `writeReferenceClasses` where anything differs; nothing where all is as it should be. */
export async function keepReferenceClasses(sql: Sql, classes: ReferenceClasses): Promise<void> {
  const differs =
    (await isOtherThan(sql, 'equipment_classes', classes.equipment)) ||
    (await isOtherThan(sql, 'weapon_classes', classes.weapons)) ||
    (await isOtherThan(sql, 'precision_classes', classes.precisions));
  if (differs) await writeReferenceClasses(sql, classes);
}

async function isOtherThan(sql: Sql, table: string, rows: readonly object[]): Promise<boolean> {
  const [row] = await sql<{ differs: boolean }[]>`
    with wanted as (
      select jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) as class
    ), held as (
      select to_jsonb(each) as class from ${sql.unsafe(`select * from lossledger.${table}`)} as each
    )
    select exists (table wanted except table held) or exists (table held except table wanted) as differs`;
  return row?.differs === true;
}
