import type { Category, Status } from './vocabulary.ts';

/** Shapes in which others publish their ledgers of losses. */
export const OTHER_LEDGER_FORMATS = ['oryx-csv', 'warspotting-json', 'geoconfirmed-csv'] as const;
export type OtherLedgerFormat = (typeof OTHER_LEDGER_FORMATS)[number];

/** What an address of theirs stands for: what the item is known from, where it is shown to be, a picture. */
export type AddressRole = 'source' | 'proof' | 'picture';

/** An address of theirs, and the names under which this ledger would know what it leads to. */
export interface TheirAddress {
  readonly url: string;
  readonly role: AddressRole;
  /** The key of a post's alias. */
  readonly postKey: string | null;
  /** What a picture or video at the address is fetched under. */
  readonly mediaKey: string | null;
  /** The key of an article. */
  readonly articleKey: string | null;
}

/** A row of another ledger as it is read, before anything is looked up. */
export interface TheirRow {
  /** From 1: of a table with its headings, of JSON the record. */
  readonly row: number;
  /** Their own id, where it outlasts a file. */
  readonly id: string | null;
  readonly modelRaw: string | null;
  /** The same without what is no part of the name. */
  readonly modelName: string | null;
  readonly categoryRaw: string | null;
  readonly statusRaw: string | null;
  readonly statusAll: readonly Status[];
  readonly ownerRaw: string | null;
  readonly dateRaw: string | null;
  readonly lossDate: string | null;
  readonly recordedOn: string | null;
  readonly placeRaw: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly unit: string | null;
  readonly description: string | null;
  readonly addresses: readonly TheirAddress[];
  /** Every other column that is filled, by its heading. */
  readonly details: Readonly<Record<string, string>>;
  /** What of the row could not be read. */
  readonly problems: readonly string[];
}

/** A row, or why there is none. */
export type TheirReading =
  | { readonly kind: 'row'; readonly row: TheirRow }
  | { readonly kind: 'refused'; readonly row: number; readonly reason: string };

/** A row with what this ledger's own reference data make of it. */
export interface TheirItem extends TheirRow {
  /** What makes it the same item in another file of the ledger. */
  readonly key: string;
  /** By an id of their own, of which a file holds one; else by what the row says, and a repeat is another item. */
  readonly isKeyedById: boolean;
  readonly model: string | null;
  readonly family: string | null;
  readonly category: Category | null;
  readonly owner: string | null;
  readonly status: Status | null;
}
