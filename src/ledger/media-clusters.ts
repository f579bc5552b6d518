/** What a machine, or a person, says of two pictures. */
export interface ClusterLink {
  readonly a: string;
  readonly b: string;
  /** `together`: one picture; `apart`: a person has said that they are two. */
  readonly says: 'together' | 'apart';
  /** How unlike they are; 0 where a person has confirmed the link. */
  readonly distance: number;
}

/** Pictures that show the same: a centre, and what is linked to that centre itself. */
export interface MediaCluster {
  readonly centre: string;
  /** The centre among them, in order. */
  readonly members: readonly string[];
}

/** The distance of each neighbour of each picture. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Gathers linked pictures round centres. Every member is linked to its centre itself, so that two
 * unlike pictures are never joined by a row of go-betweens; two that a person has parted are never in
 * one cluster. What comes out hangs on the links alone, not on their order. A picture without a link
 * is in no cluster.
 */
export function clusterMedia(links: readonly ClusterLink[]): readonly MediaCluster[] {
  const parted = new Set(links.filter(({ says }) => says === 'apart').map(pairOf));
  const clusters: MediaCluster[] = [];
  for (let graph = graphOf(links, parted); graph.size > 0; ) {
    const gathered = gather(graph, parted);
    for (const [centre, members] of gathered.members) {
      if (members.length > 1) clusters.push({ centre, members: members.toSorted() });
    }
    graph = within(graph, gathered.left);
  }
  return clusters.toSorted((x, y) => (x.centre < y.centre ? -1 : 1));
}

/** Each picture to the nearest centre that takes it; who is kept apart from somebody there is left. */
function gather(
  graph: Graph,
  parted: ReadonlySet<string>,
): { readonly members: ReadonlyMap<string, readonly string[]>; readonly left: Set<string> } {
  const centres = chooseCentres(graph);
  const members = new Map([...centres].map((centre) => [centre, [centre]]));
  const left = new Set([...graph.keys()].filter((picture) => !centres.has(picture)));
  for (const { picture, centre } of nearestFirst(graph, centres)) {
    const cluster = members.get(centre);
    if (cluster === undefined || !left.has(picture)) continue;
    if (cluster.some((one) => parted.has(pairOf({ a: one, b: picture })))) continue;
    cluster.push(picture);
    left.delete(picture);
  }
  return { members, left };
}

/**
 * The picture with the most neighbours that have no centre yet, then the one nearest to them, again
 * and again until every picture is a centre or has one for a neighbour.
 */
function chooseCentres(graph: Graph): ReadonlySet<string> {
  const open = new Map(
    [...graph].map(([picture, near]) => [
      picture,
      { count: near.size, sum: [...near.values()].reduce((sum, distance) => sum + distance, 0) },
    ]),
  );
  const centres = new Set<string>();
  const cover = (picture: string): void => {
    if (!open.delete(picture)) return;
    for (const [neighbour, distance] of graph.get(picture) ?? []) {
      const standing = open.get(neighbour);
      if (standing === undefined) continue;
      standing.count -= 1;
      standing.sum -= distance;
    }
  };
  for (;;) {
    let best: { picture: string; count: number; sum: number } | null = null;
    for (const [picture, { count, sum }] of open) {
      const isBetter =
        best === null ||
        count > best.count ||
        (count === best.count && (sum < best.sum || (sum === best.sum && picture < best.picture)));
      if (isBetter) best = { picture, count, sum };
    }
    if (best === null) return centres;
    centres.add(best.picture);
    const near = [...(graph.get(best.picture)?.keys() ?? [])];
    cover(best.picture);
    for (const picture of near) cover(picture);
  }
}

/** Every picture with every centre beside it, in an order that hangs on the graph alone. */
function nearestFirst(
  graph: Graph,
  centres: ReadonlySet<string>,
): readonly { readonly picture: string; readonly centre: string }[] {
  return [...centres]
    .flatMap((centre) =>
      [...(graph.get(centre) ?? [])].map(([picture, distance]) => ({ picture, centre, distance })),
    )
    .toSorted(
      (x, y) =>
        x.distance - y.distance || compare(x.centre, y.centre) || compare(x.picture, y.picture),
    );
}

function graphOf(links: readonly ClusterLink[], parted: ReadonlySet<string>): Graph {
  const graph = new Map<string, Map<string, number>>();
  const note = (from: string, to: string, distance: number): void => {
    const near = graph.get(from) ?? new Map<string, number>();
    near.set(to, Math.min(distance, near.get(to) ?? distance));
    graph.set(from, near);
  };
  for (const link of links) {
    if (link.says === 'apart' || link.a === link.b || parted.has(pairOf(link))) continue;
    note(link.a, link.b, link.distance);
    note(link.b, link.a, link.distance);
  }
  return graph;
}

/** The graph of some of its pictures. */
function within(graph: Graph, pictures: ReadonlySet<string>): Graph {
  return new Map(
    [...pictures].map((picture) => [
      picture,
      new Map([...(graph.get(picture) ?? [])].filter(([neighbour]) => pictures.has(neighbour))),
    ]),
  );
}

function pairOf({ a, b }: Pick<ClusterLink, 'a' | 'b'>): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
