import type { CrosswalkFile, ReferenceData } from '../domain/reference.ts';
import type { EquipmentClass, ReferenceClasses } from '../store/queries/reference-classes.ts';
import type { ExchangeNamesFile } from './exchange-names.ts';

/** The crosswalks of the reference data as the rows that SQL joins losses with. */
export function referenceClasses(
  reference: Pick<ReferenceData, 'crosswalk' | 'weapons'>,
  names: ExchangeNamesFile,
): ReferenceClasses {
  const { categories, families, models } = reference.crosswalk;
  const oryx = new Map<string, string>(
    names.oryx.equipment_types.map((each) => [each.category, each.equipment_type]),
  );
  const events = new Map(names.acled.weapon_kinds.map((each) => [each.kind, each]));
  return {
    equipment: [
      ...categories.map(
        (each): EquipmentClass => ({
          kind: 'category',
          name: each.category,
          warspotting_type: each.warspotting_type,
          general_staff_class: each.general_staff_class,
          un_register_class: each.un_register_class,
          is_in_register: each.un_register_class !== null,
          oryx_equipment_type: oryx.get(each.category) ?? each.category,
        }),
      ),
      ...families.map((each) => exceptionOf('family', each.family, each)),
      ...models.map((each) => exceptionOf('model', each.model, each)),
    ],
    weapons: reference.weapons.weapons.map(({ name, kind }) => ({
      weapon: name,
      kind,
      acled_event_type: events.get(kind)?.event_type ?? null,
      acled_sub_event_type: events.get(kind)?.sub_event_type ?? null,
    })),
    precisions: [
      ...names.acled.geo_precision.map(
        (each) => ({ kind: 'place', ucdp: each.where_prec, acled: each.geo_precision }) as const,
      ),
      ...names.acled.time_precision.map(
        (each) => ({ kind: 'date', ucdp: each.date_prec, acled: each.time_precision }) as const,
      ),
    ],
  };
}

type Exception = Omit<CrosswalkFile['families'][number], 'family' | 'why'>;

/** What an exception leaves out is as the category has it; a null it states is "not counted". */
function exceptionOf(kind: 'family' | 'model', name: string, exception: Exception): EquipmentClass {
  const { un_register_class: register } = exception;
  return {
    kind,
    name,
    warspotting_type: exception.warspotting_type ?? null,
    general_staff_class: exception.general_staff_class ?? null,
    un_register_class: register ?? null,
    is_in_register: register === undefined ? null : register !== null,
    oryx_equipment_type: null,
  };
}
