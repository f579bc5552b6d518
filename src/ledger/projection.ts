import { lossId } from '../domain/identity.ts';
import { isList } from '../domain/list.ts';
import type { LossFacts } from '../domain/loss.ts';

/** A row of losses by its columns' names, as JSON has it. */
export type ProjectedRow = Readonly<Record<string, unknown>>;

/** What a row takes from the history of its loss. The facts have the names of their columns. */
interface Projection extends LossFacts {
  readonly revision: number;
  readonly recorded_at: string;
  readonly updated_at: string;
}

interface ProjectedRevision {
  readonly lossId: string;
  readonly revision: number;
  /** ISO instant. */
  readonly at: string;
  readonly facts: LossFacts;
}

/** Columns that say which loss it is; they are proved by the id, which is made from them. */
const IDENTITY = ['loss_id', 'origin_key', 'post_id'];
/** Columns that JSON from Postgres and JSON from JavaScript write in different forms. */
const INSTANTS = ['posted_at', 'recorded_at', 'updated_at'];

/** The columns of a row that are not what the history of the loss says; none when it is whole. */
export function forgedColumns(
  row: ProjectedRow,
  history: readonly [ProjectedRevision, ...ProjectedRevision[]],
): readonly string[] {
  const [first] = history;
  const last = history.at(-1) ?? first;
  const projection: Projection = {
    ...last.facts,
    revision: last.revision,
    recorded_at: first.at,
    updated_at: last.at,
  };
  const wanted = new Map<string, unknown>(Object.entries(projection));
  const columns = new Set([...Object.keys(row), ...wanted.keys()]);
  const forged = [...columns].filter(
    (name) => !IDENTITY.includes(name) && !isSame(name, row[name], wanted.get(name)),
  );
  return isOriginOf(first.lossId, row) ? forged : ['origin_key', ...forged];
}

function isSame(name: string, held: unknown, wanted: unknown): boolean {
  if (isList(held) && isList(wanted)) {
    return held.length === wanted.length && held.every((item, n) => item === wanted[n]);
  }
  if (INSTANTS.includes(name) && typeof held === 'string' && typeof wanted === 'string') {
    return Date.parse(held) === Date.parse(wanted);
  }
  return (held ?? null) === (wanted ?? null);
}

function isOriginOf(id: string, row: ProjectedRow): boolean {
  const { post_id: postId, origin_key: key } = row;
  if (typeof postId !== 'string' || typeof key !== 'string') return false;
  const ordinals = key.startsWith(`${postId}/`) ? key.slice(postId.length + 1).split('/') : [];
  const [claimOrdinal, itemOrdinal] = ordinals.map(Number);
  if (claimOrdinal === undefined || itemOrdinal === undefined) return false;
  return ordinals.length === 2 && lossId({ postId, claimOrdinal, itemOrdinal }) === id;
}
