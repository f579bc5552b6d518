import type { Crosswalk } from '../extract/equipment/crosswalk.ts';
import type { Identification } from '../extract/equipment/identify.ts';
import { printable, table } from './output.ts';

/** An answer of `identify` as a person reads it: a block of lines. */
export function identificationText(
  asked: string,
  found: Identification,
  crosswalk: Crosswalk,
): string {
  if (found.candidates.length === 0) return `Nothing known is called ${printable(asked)}.\n`;
  const rows = found.candidates.map((one) => [
    one.score,
    one.model,
    one.family,
    one.category,
    one.country_of_production,
    one.why,
  ]);
  const list = table(['Score', 'Model', 'Family', 'Category', 'Made in', 'Why'], rows);
  const block = `${printable(asked)}:\n${list}\n`;
  const other =
    found.category === null ? null : crosswalk.classesOf({ ...found, category: found.category });
  if (other === null) return block;
  const register = other.un_register_class ?? 'not counted';
  return (
    `${block}Others file it under:\n  WarSpotting    ${other.warspotting_type}\n` +
    `  General Staff  ${other.general_staff_class}\n  UN Register    ${register}\n`
  );
}
