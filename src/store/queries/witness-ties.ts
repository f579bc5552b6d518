import { and, eq, inArray, or } from 'drizzle-orm';
import { platformIdAlias } from '../../domain/identity.ts';
import { isList } from '../../domain/list.ts';
import { PLATFORMS } from '../../domain/vocabulary.ts';
import type { WitnessTies } from '../../ledger/item-sighting.ts';
import type { Tx } from '../connection.ts';
import { postAliases, posts } from '../schema/index.ts';
import { nameByWords, readMarkedLineage } from './lineage.ts';
import { readShownPictures, type ShownPictures } from './shown-pictures.ts';
import { inBatches } from './wordings.ts';

type PostRow = Pick<
  typeof posts.$inferSelect,
  'postId' | 'platform' | 'articleId' | 'quotes' | 'repliesTo'
>;

/** What ties witnesses to others, and which others those are. */
export interface TiedWitnesses {
  readonly ties: readonly WitnessTies[];
  /** Witnesses, given or not, that one of them carries, is carried by, or shares a picture with. */
  readonly neighbours: ReadonlySet<string>;
}

export async function readTies(tx: Tx, postIds: readonly string[]): Promise<TiedWitnesses> {
  const rows: PostRow[] = [];
  const names = new Map<string, string[]>();
  await inBatches(postIds, async (ids) => {
    const found = await tx
      .select({
        postId: posts.postId,
        platform: posts.platform,
        articleId: posts.articleId,
        quotes: posts.quotes,
        repliesTo: posts.repliesTo,
      })
      .from(posts)
      .where(inArray(posts.postId, ids));
    rows.push(...found);
    const named = await tx
      .select({ postId: postAliases.postId, key: postAliases.key })
      .from(postAliases)
      .where(and(inArray(postAliases.postId, ids), eq(postAliases.kind, 'platform_id')));
    for (const { postId, key } of named) names.set(postId, [...(names.get(postId) ?? []), key]);
  });
  const shown = await readShownPictures(tx, postIds);
  const marked = await readMarkedLineage(tx, postIds, [...names.values()].flat());
  const ties = rows.map((row) => {
    const tie = tiesOf(row, names.get(row.postId) ?? [], shown);
    return {
      ...tie,
      names: [...tie.names, nameByWords(row.postId)],
      retells: [...tie.retells, ...(marked.retellsOf.get(row.postId) ?? [])],
    };
  });
  const neighbours = new Set([...shown.neighbours, ...marked.neighbours]);
  await addLineage(tx, ties, neighbours);
  return { ties, neighbours };
}

function tiesOf(row: PostRow, names: readonly string[], shown: ShownPictures): WitnessTies {
  const carried = [
    { kind: 'quote' as const, id: row.quotes },
    { kind: 'reply' as const, id: row.repliesTo },
  ];
  const platform = PLATFORMS.find((one) => one === row.platform);
  const retells = carried.flatMap(({ kind, id }) =>
    id === null || platform === undefined
      ? []
      : [{ kind, name: platformIdAlias(platform, id).key }],
  );
  return {
    witness: row.postId,
    kind: row.articleId === null ? 'post' : 'article',
    names,
    retells,
    pictures: shown.picturesOf.get(row.postId) ?? [],
  };
}

/** Adds what carries the witnesses, and what is carried by them or beside them. */
async function addLineage(
  tx: Tx,
  ties: readonly WitnessTies[],
  neighbours: Set<string>,
): Promise<void> {
  const carried = ties.flatMap(({ retells }) => retells.map(({ name }) => name));
  await inBatches([...new Set(carried)], async (keys) => {
    const found = await tx
      .select({ postId: postAliases.postId })
      .from(postAliases)
      .where(and(inArray(postAliases.key, keys), eq(postAliases.kind, 'platform_id')));
    for (const { postId } of found) neighbours.add(postId);
  });
  const known = new Set([...carried, ...ties.flatMap(({ names }) => names)]);
  const nativeIds = new Set([...known].map(nativeIdOf));
  await inBatches([...nativeIds], async (ids) => {
    const found = await tx
      .select({
        postId: posts.postId,
        platform: posts.platform,
        quotes: posts.quotes,
        repliesTo: posts.repliesTo,
      })
      .from(posts)
      .where(or(inArray(posts.quotes, ids), inArray(posts.repliesTo, ids)));
    for (const { postId, platform, quotes, repliesTo } of found) {
      const on = PLATFORMS.find((one) => one === platform);
      const names = [quotes, repliesTo].flatMap((id) =>
        id === null || on === undefined ? [] : [platformIdAlias(on, id).key],
      );
      if (names.some((name) => known.has(name))) neighbours.add(postId);
    }
  });
}

/** The id in a post's name on its platform, which is JSON of both. */
function nativeIdOf(key: string): string {
  const parts: unknown = JSON.parse(key);
  return isList(parts) ? String(parts[1]) : key;
}
