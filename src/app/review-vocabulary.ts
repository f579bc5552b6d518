import { LossledgerError } from '../domain/errors.ts';
import type { ReferenceData } from '../domain/reference.ts';
import type { EquipmentIdentifier, IdentifyBasis } from '../extract/equipment/identify.ts';
import { nearNames } from '../extract/equipment/near-names.ts';
import type { Correction } from '../ledger/decisions.ts';

/** How a name must have been found to be taken for the model's. */
export const SURE: readonly IdentifyBasis[] = [
  'name',
  'alias',
  'variant',
  'grau',
  'nato',
  'slang',
  'spelling',
];

/** A weapon's canonical name, or the model of what struck. Throws USAGE, with what is near, for neither. */
export function causeNamed(
  written: string,
  identifier: EquipmentIdentifier,
  { weapons }: ReferenceData['weapons'],
): string {
  const wanted = folded(written);
  const weapon =
    weapons.find(({ name }) => folded(name) === wanted) ??
    weapons.find(({ aliases }) => aliases.some((alias) => folded(alias) === wanted));
  if (weapon !== undefined) return weapon.name;
  const { basis, model } = identifier.identify(written);
  if (model !== null && SURE.includes(basis)) return model;
  const near = nearNames(
    written,
    weapons.map(({ name }) => name),
  );
  throw new LossledgerError(
    'USAGE',
    `caused_by: no weapon is called ${written}.${near.length === 0 ? ' data/weapons.json lists those that are known.' : ` Near: ${near.join(', ')}.`} Take one of those, or keep the words as they are with --force.`,
  );
}

/** Refuses an owner or attacker that is no side of the conflict. */
export function refuseStrangers(
  typed: Readonly<Record<string, string>>,
  { belligerents }: ReferenceData['belligerents'],
): void {
  for (const field of ['lost_by', 'attacker']) {
    const code = typed[field];
    if (code === undefined || code === '') continue;
    if (belligerents.some((side) => side.code === code)) continue;
    const sides = belligerents.map((side) => `${side.code} (${side.name})`).join(', ');
    throw new LossledgerError(
      'USAGE',
      `${field}: ${code} is no side of this conflict: give one of ${sides}, or ${field}= where it is not known.`,
    );
  }
}

/** Refuses half a point: beside a coordinate that was told before, it would be a place nobody told of. */
export function refuseHalfAPoint({ latitude, longitude }: Readonly<Record<string, string>>): void {
  const given = latitude === undefined ? 'longitude' : 'latitude';
  const missing = given === 'latitude' ? 'longitude' : 'latitude';
  if ((latitude === undefined) !== (longitude === undefined)) {
    throw new LossledgerError(
      'USAGE',
      `${given} is given without ${missing}: a point has both. Give ${missing}= as well.`,
    );
  }
  if ((latitude === '') !== (longitude === '')) {
    throw new LossledgerError(
      'USAGE',
      'One of latitude and longitude is empty: a point has both. Give both, or leave both empty.',
    );
  }
}

/** Refuses days that are yet to come. `today` is the conflict's. */
export function refuseDaysToCome(
  { loss_date_start: start, loss_date_end: end }: Correction,
  today: string,
): void {
  const told = [
    ['loss_date_start', start],
    ['loss_date_end', end],
  ] as const;
  for (const [field, day] of told) {
    if (day == null || day <= today) continue;
    const upToToday =
      start != null && start <= today ? ` To say up to today: date=${start}..${today}.` : '';
    throw new LossledgerError(
      'USAGE',
      `${field}: ${day} is yet to come; where the conflict is, today is ${today}. A loss is documented after it happened.${upToToday}`,
    );
  }
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
