import { newPostId, type PostAlias } from '../../domain/identity.ts';
import type { Tx } from '../connection.ts';
import { knownAliases, nameOf, type PostOnRecord, postsOnRecord } from './known-names.ts';
import {
  giveName,
  joinCopy,
  joinsOf,
  joinVersion,
  type Move,
  releaseCopy,
  type StandingJoin,
} from './post-joins.ts';
import { isEarlierId } from './post-rows.ts';

/** The names that a document shows of a post. */
export interface ShownNames {
  /** The platform's own id of what is shown; null for a copy without one. */
  readonly nativeId: string | null;
  /** What its platform calls it and its other versions, the first of them first. */
  readonly ids: readonly PostAlias[];
  /** What a copy without an id would show of it; null where it has neither words nor needs them. */
  readonly words: PostAlias | null;
}

export interface Which {
  readonly postId: string;
  /** Whose words these are: of a copy that is only like the post, the copy's own. */
  readonly wordedId: string;
}

/** Who goes by which name, while the posts of a document are told apart, and what that changes. */
export class IdentityBook {
  readonly fresh = new Map<string, PostAlias & { readonly postId: string }>();
  /** Posts that are carried under a name which was another's, and those that no longer are. */
  readonly renamed = new Set<string>();
  private readonly changes: ((tx: Tx) => Promise<Move | null>)[] = [];
  private readonly known: Map<string, string>;
  private readonly nativeIds: Map<string, string | null>;
  private readonly standing: Map<string, StandingJoin>;
  private readonly isUndone: (copyId: string, postId: string) => boolean;
  /** As they were before. */
  readonly before: ReadonlyMap<string, PostOnRecord>;

  private constructor(
    known: Map<string, string>,
    before: ReadonlyMap<string, PostOnRecord>,
    joins: Awaited<ReturnType<typeof joinsOf>>,
  ) {
    this.known = known;
    this.before = before;
    this.nativeIds = new Map([...before].map(([postId, { nativeId }]) => [postId, nativeId]));
    this.standing = new Map(joins.standing);
    this.isUndone = joins.isUndone;
  }

  static async open(tx: Tx, shown: readonly ShownNames[]): Promise<IdentityBook> {
    const known = await knownAliases(
      tx,
      shown.flatMap(({ ids, words }) => (words === null ? ids : [...ids, words])),
    );
    const homes = shown.flatMap(({ words }) => (words === null ? [] : [newPostId(words)]));
    const before = await postsOnRecord(tx, [...known.values(), ...homes]);
    return new IdentityBook(known, before, await joinsOf(tx, homes));
  }

  identify(names: ShownNames): Which {
    return names.ids.length > 0 ? this.identifyPost(names) : this.identifyCopy(names);
  }

  /** Writes what was found, once the rows of the posts and their fresh names are there. */
  async write(tx: Tx): Promise<readonly Move[]> {
    const moves: Move[] = [];
    for (const change of this.changes) {
      const move = await change(tx);
      if (move !== null) moves.push(move);
    }
    return moves;
  }

  private identifyPost({ nativeId, ids, words }: ShownNames): Which {
    const owners = ids.flatMap((id) => this.known.get(nameOf(id)) ?? []);
    const postId = owners[0] ?? this.copyThatIs(words) ?? newPostId(ids[0] ?? NAMELESS);
    for (const other of new Set(owners)) if (other !== postId) this.mergeVersion(other, postId);
    for (const id of ids) if (!this.known.has(nameOf(id))) this.addName(id, postId);
    const before = this.nativeIds.get(postId) ?? null;
    if (isEarlierId(nativeId, before)) this.nativeIds.set(postId, nativeId);
    if (words !== null) this.claimWords(words, postId);
    return { postId, wordedId: postId };
  }

  private identifyCopy({ words }: ShownNames): Which {
    const name = words ?? NAMELESS;
    const home = newPostId(name);
    const owner = this.known.get(nameOf(name));
    if (owner === undefined) {
      this.addName(name, home);
      this.nativeIds.set(home, null);
      return { postId: home, wordedId: home };
    }
    const isAlike = this.standing.get(home)?.basis === 'similar';
    return { postId: owner, wordedId: isAlike ? home : owner };
  }

  /**
   * The copy met before with these very words, where nothing that bears them was: it is the post, and
   * keeps its own id.
   */
  private copyThatIs(words: PostAlias | null): string | null {
    if (words === null) return null;
    const home = newPostId(words);
    if (this.nativeIds.get(home) !== null) return null;
    const isFree = this.known.get(nameOf(words)) === home;
    return isFree || this.standing.get(home)?.basis === 'similar' ? home : null;
  }

  /**
   * Who bears the words goes by them: before a copy of its own, before a post whose words are only
   * like them, and before a later post that says the same again.
   */
  private claimWords(words: PostAlias, postId: string): void {
    const owner = this.known.get(nameOf(words));
    if (owner === undefined) return this.addName(words, postId);
    if (owner === postId) return;
    const home = newPostId(words);
    const standing = this.standing.get(home);
    const isCopy = this.nativeIds.get(home) === null;
    const bearsThem = standing?.basis !== 'similar' && !(isCopy && owner === home);
    if (bearsThem && !this.isEarlier(postId, owner)) return;
    if (home === postId && standing !== undefined) {
      this.standing.delete(home);
      this.changes.push((tx) => releaseCopy(tx, standing, words.key));
    } else if (isCopy) {
      if (this.isUndone(home, postId)) return;
      const join = { copyId: home, postId, basis: 'words', similarity: 1 } as const;
      this.standing.set(home, { ...join, resolvedAt: new Date(0) });
      this.changes.push((tx) => joinCopy(tx, join, words.key));
    } else {
      this.changes.push(async (tx) => {
        await giveName(tx, words.key, postId, [owner]);
        return null;
      });
    }
    this.known.set(nameOf(words), postId);
    this.renamed.add(postId).add(owner);
  }

  private mergeVersion(versionId: string, postId: string): void {
    for (const [name, owner] of this.known) if (owner === versionId) this.known.set(name, postId);
    for (const [home, join] of this.standing) {
      if (join.postId === versionId) this.standing.set(home, { ...join, postId });
    }
    this.changes.push((tx) => joinVersion(tx, versionId, postId));
  }

  private addName(alias: PostAlias, postId: string): void {
    this.known.set(nameOf(alias), postId);
    this.fresh.set(nameOf(alias), { ...alias, postId });
  }

  private isEarlier(postId: string, other: string): boolean {
    return isEarlierId(this.nativeIds.get(postId) ?? null, this.nativeIds.get(other) ?? null);
  }
}

/** Never met: a found post has an id or words. */
const NAMELESS: PostAlias = { kind: 'unresolved', key: '' };
