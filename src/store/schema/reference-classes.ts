import { sql } from 'drizzle-orm';
import { boolean, check, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { ledgerSchema } from './ledger-schema.ts';

/** What others file a category, family or model under: the crosswalks of data/, for SQL to join. */
export const equipmentClasses = ledgerSchema.table(
  'equipment_classes',
  {
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    warspottingType: text('warspotting_type'),
    generalStaffClass: text('general_staff_class'),
    unRegisterClass: text('un_register_class'),
    isInRegister: boolean('is_in_register'),
    oryxEquipmentType: text('oryx_equipment_type'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.name] }),
    check('equipment_classes_kind', sql`${table.kind} in ('category', 'family', 'model')`),
  ],
);

/** The kind of each weapon, and what ACLED files its use under. */
export const weaponClasses = ledgerSchema.table('weapon_classes', {
  weapon: text('weapon').primaryKey(),
  kind: text('kind').notNull(),
  acledEventType: text('acled_event_type'),
  acledSubEventType: text('acled_sub_event_type'),
});

/** UCDP's precisions of place and date on ACLED's scales. */
export const precisionClasses = ledgerSchema.table(
  'precision_classes',
  {
    kind: text('kind').notNull(),
    ucdp: smallint('ucdp').notNull(),
    acled: smallint('acled'),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.ucdp] }),
    check('precision_classes_kind', sql`${table.kind} in ('place', 'date')`),
  ],
);
