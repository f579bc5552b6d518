import { shiftDay } from '../../../src/domain/conflict-time.ts';
import type { Retelling } from '../../../src/ledger/item-sighting.ts';
import { Chance } from './random.ts';
import { drawScenes, type Picture, type RealItem, type Scene } from './scenes.ts';
import { drawManner, NOISE, type Noise, type ToldClaim, tell } from './tell.ts';

/** What an observer comes upon. */
export interface WorldPost {
  readonly id: string;
  readonly kind: 'post' | 'article';
  readonly scene: number;
  /** ISO instant. */
  readonly postedAt: string;
  readonly pictures: readonly string[];
  readonly retells: { readonly kind: Retelling; readonly post: string } | null;
  /** Its wordings, the last of which counts. */
  readonly versions: readonly (readonly ToldClaim[])[];
}

/** One thing that comes to be known: a wording of a post, or that a post was taken down. */
export type Arrival =
  | { readonly kind: 'wording'; readonly post: WorldPost; readonly version: number }
  | { readonly kind: 'takedown'; readonly post: WorldPost };

export interface World {
  readonly seed: number;
  readonly scenes: readonly Scene[];
  readonly posts: readonly WorldPost[];
  readonly arrivals: readonly Arrival[];
}

export interface WorldSize {
  readonly items: number;
  readonly posts: number;
  readonly articles: number;
}

/** A war of known truth, and all that was written of it: seeded. */
export function drawWorld(seed: number, size: WorldSize, noise: Noise = NOISE.usual): World {
  const chance = new Chance(seed);
  const scenes = drawScenes(chance, size.items);
  const writer = new Writer(chance, scenes, noise);
  for (const scene of scenes) writer.first(scene);
  while (writer.count('post') < size.posts) writer.more(chance.oneOf(scenes));
  for (let n = 0; n < size.articles; n += 1) writer.article(chance.oneOf(scenes));
  const arrivals = writer.posts.flatMap((post): Arrival[] => [
    ...post.versions.map((_, version) => ({ kind: 'wording' as const, post, version })),
    ...(chance.is(0.02) ? [{ kind: 'takedown' as const, post }] : []),
  ]);
  return { seed, scenes, posts: writer.posts, arrivals };
}

/** The same arrivals in another order. */
export function inAnotherOrder(world: World, seed: number): readonly Arrival[] {
  return new Chance(seed).shuffled(world.arrivals);
}

class Writer {
  readonly posts: WorldPost[] = [];
  readonly #chance: Chance;
  readonly #scenes: readonly Scene[];
  readonly #noise: Noise;
  readonly #ofScene = new Map<number, WorldPost[]>();
  readonly #counts = { post: 0, article: 0 };

  constructor(chance: Chance, scenes: readonly Scene[], noise: Noise) {
    this.#chance = chance;
    this.#scenes = scenes;
    this.#noise = noise;
  }

  count(kind: WorldPost['kind']): number {
    return this.#counts[kind];
  }

  /** Whoever was there: all items, and the pictures that were taken. */
  first(scene: Scene): void {
    const shown = this.#chance.is(0.85) ? scene.pictures : scene.pictures.slice(0, 1);
    const told = shown.length === 0 ? scene.items : itemsIn(shown, scene);
    this.#write(scene, { told, shown, late: 0.03 });
  }

  more(scene: Scene): void {
    const kind = this.#chance.weighted([
      ['same picture', 34],
      ['repost', 16],
      ['quote', 10],
      ['translation', 6],
      ['reply', 4],
      ['words', 29],
      ['wrong picture', 0.4],
    ] as const);
    if (kind === 'same picture') return this.#withPicture(scene);
    if (kind === 'words') return this.#write(scene, { told: scene.items, shown: [], late: 0.15 });
    if (kind === 'wrong picture') return this.#withWrongPicture(scene);
    return this.#retelling(scene, kind);
  }

  article(scene: Scene): void {
    this.#write(scene, { told: scene.items, shown: [], late: 0.3, kind: 'article' });
  }

  #withPicture(scene: Scene): void {
    if (scene.pictures.length === 0) {
      return this.#write(scene, { told: scene.items, shown: [], late: 0.15 });
    }
    const many = this.#chance.is(0.2) ? scene.pictures : [this.#chance.oneOf(scene.pictures)];
    const told = itemsIn(many, scene);
    // Some tell of the first items only; a few of any one of them.
    const some = this.#chance.weighted([
      [told, 85],
      [told.slice(0, this.#chance.whole(1, told.length)), 13],
      [[this.#chance.oneOf(told)], 2],
    ]);
    this.#write(scene, { told: some, shown: many, late: 0.2 });
  }

  /** An old picture put beside news of something else. */
  #withWrongPicture(scene: Scene): void {
    const other = this.#chance.oneOf(this.#scenes);
    this.#write(scene, { told: scene.items, shown: other.pictures.slice(0, 1), late: 0.1 });
  }

  #retelling(scene: Scene, kind: Retelling): void {
    const source = this.#chance.oneOf(this.#ofScene.get(scene.n) ?? []);
    const version = source.versions.at(-1) ?? [];
    if (kind === 'repost') {
      return this.#add(scene, {
        ...later(this.#chance, source),
        pictures: this.#chance.is(0.5) ? source.pictures : [],
        kind,
        source,
        versions: [version],
      });
    }
    const items = version.flatMap((each) => each.items);
    if (kind === 'reply' && this.#chance.is(0.5)) {
      // "And here is another": of another scene, with its own picture, if it has one.
      const other = this.#chance.oneOf(this.#scenes);
      return this.#write(other, {
        told: other.items,
        shown: other.pictures.slice(0, 1),
        late: 0,
        answers: source,
      });
    }
    const { postedAt, day } = later(this.#chance, source);
    const repeats = kind === 'translation' || this.#chance.is(0.6);
    const told = repeats
      ? version.map((each) => this.#retold(each))
      : tell(this.#chance, items, {
          ...drawManner(this.#chance, scene, day, this.#noise),
          misreadsModel: false,
        });
    const shown = this.#chance.is(0.1) ? scene.pictures.slice(-1) : [];
    this.#add(scene, {
      postedAt,
      pictures: shown.map(({ id }) => id),
      kind,
      source,
      versions: [told],
    });
  }

  /** In other words, and with less of the place at times. */
  #retold({ claim, items }: ToldClaim): ToldClaim {
    const place = this.#chance.is(0.1) ? null : claim.place;
    const model = this.#chance.is(0.1) ? null : claim.model;
    return { items, claim: { ...claim, place, model } };
  }

  #write(
    scene: Scene,
    wanted: {
      readonly told: readonly RealItem[];
      readonly shown: readonly Picture[];
      readonly late: number;
      readonly kind?: WorldPost['kind'];
      readonly answers?: WorldPost;
    },
  ): void {
    const chance = this.#chance;
    const delay = chance.is(wanted.late) ? chance.whole(10, 200) : chance.whole(0, 2);
    const day = shiftDay(scene.day, delay) ?? scene.day;
    const words = () => tell(chance, wanted.told, drawManner(chance, scene, day, this.#noise));
    const versions = [words()];
    if (chance.is(0.05)) versions.unshift(words());
    this.#add(scene, {
      postedAt: instantOn(chance, day),
      pictures: wanted.shown.map(({ id }) => id),
      versions,
      ...(wanted.answers === undefined ? {} : { kind: 'reply', source: wanted.answers }),
      ...(wanted.kind === undefined ? {} : { witness: wanted.kind }),
    });
  }

  #add(
    scene: Scene,
    post: {
      readonly postedAt: string;
      readonly pictures: readonly string[];
      readonly versions: WorldPost['versions'];
      readonly kind?: Retelling;
      readonly source?: WorldPost;
      readonly witness?: WorldPost['kind'];
    },
  ): void {
    const kind = post.witness ?? 'post';
    this.#counts[kind] += 1;
    const retells =
      post.kind === undefined || post.source === undefined
        ? null
        : { kind: post.kind, post: post.source.id };
    const { postedAt, pictures, versions } = post;
    const id = `${kind}_${this.#counts[kind]}`;
    const written = { id, kind, scene: scene.n, postedAt, pictures, retells, versions };
    this.posts.push(written);
    if (kind === 'post') {
      this.#ofScene.set(scene.n, [...(this.#ofScene.get(scene.n) ?? []), written]);
    }
  }
}

function itemsIn(shown: readonly Picture[], { items }: Scene): readonly RealItem[] {
  return items.filter((item) => shown.some((picture) => picture.shows.includes(item)));
}

function later(chance: Chance, { postedAt }: WorldPost): { postedAt: string; day: string } {
  const day = shiftDay(postedAt.slice(0, 10), chance.is(0.9) ? 1 : chance.whole(2, 60));
  return { day: day ?? postedAt, postedAt: instantOn(chance, day ?? postedAt) };
}

function instantOn(chance: Chance, day: string): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day}T${two(chance.whole(4, 18))}:${two(chance.whole(0, 59))}:${two(chance.whole(0, 59))}.000Z`;
}
