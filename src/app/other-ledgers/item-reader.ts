import { digestOf } from '../../domain/digest.ts';
import type { TheirItem, TheirRow } from '../../domain/other-ledger.ts';
import type { ReferenceData } from '../../domain/reference.ts';
import { type Category, STATUS_PRECEDENCE } from '../../domain/vocabulary.ts';
import { EquipmentIdentifier } from '../../extract/equipment/identify.ts';
import type { LedgerNames } from './ledger-names.ts';

/** Makes an item of a row of theirs, by this ledger's own reference data. */
export type ItemReader = (row: TheirRow) => TheirItem;

interface Identified {
  readonly model: string | null;
  readonly family: string | null;
  readonly category: Category | null;
}

const UNKNOWN: Identified = { model: null, family: null, category: null };
/** A ledger has some thousand names; what comes after this many is read each time. */
const MOST_NAMES = 20_000;
/** Digits of the digest that names an item without an id of its own. */
const KEY_DIGITS = 20;

export function itemReader(reference: ReferenceData, names: LedgerNames): ItemReader {
  const identifier = new EquipmentIdentifier(reference);
  const known = new Map<string, Identified>();
  const identify = (name: string | null): Identified => {
    if (name === null) return UNKNOWN;
    const before = known.get(name);
    if (before !== undefined) return before;
    const { model, family, category, basis } = identifier.identify(name);
    // What strikes and is used up is no item lost.
    const found = basis === 'weapon' ? UNKNOWN : { model, family, category };
    if (known.size < MOST_NAMES) known.set(name, found);
    return found;
  };
  return (row) => {
    const { model, family, category } = identify(row.modelName);
    const owner = names.owner(row.ownerRaw);
    return {
      ...row,
      key: row.id === null ? keyOf(row, owner) : `id:${row.id}`,
      isKeyedById: row.id !== null,
      model,
      family,
      category: category ?? names.category(row.categoryRaw) ?? names.category(row.modelName),
      owner,
      status: STATUS_PRECEDENCE.find((each) => row.statusAll.includes(each)) ?? null,
    };
  };
}

/** The same owner, name, status and address is the same item; what a new copy of their page may write otherwise is left out. */
function keyOf(row: TheirRow, owner: string | null): string {
  const addresses = row.addresses
    .filter(({ role }) => role === 'source')
    .map(({ postKey, mediaKey, articleKey, url }) => postKey ?? mediaKey ?? articleKey ?? url);
  const name = (row.modelName ?? row.categoryRaw ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const digest = digestOf(
    owner ?? row.ownerRaw?.toLowerCase() ?? null,
    name,
    row.statusAll.join(' '),
    ...addresses.toSorted(),
  );
  return `row:${digest.slice(0, KEY_DIGITS)}`;
}

/** A digest of all that a file says of an item, but for where it stands in the file and when it was listed. */
export function contentOf(item: TheirItem): string {
  const { row: _row, recordedOn: _recorded, ...said } = item;
  return digestOf(JSON.stringify(said));
}
