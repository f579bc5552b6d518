import type { FlatText } from './flat-text.ts';

/**
 * A document as a row of blocks: what HTML, Markdown and plain text have in common, and all that the
 * search for posts looks at. `E` is what an embed of a social platform was read as.
 */
export type Block<E> = TextBlock | EmbedBlock<E> | Barrier;

export interface TextBlock extends FlatText {
  readonly type: 'text';
  /** Blocks of one block quote share a number; null outside of quotes. */
  readonly quote: number | null;
  /** One Markdown link is all there is on the line. */
  readonly isLoneLink: boolean;
}

export interface EmbedBlock<E> {
  readonly type: 'embed';
  readonly embed: E;
}

/** A heading, a rule, code: no post's text reaches across it. */
export interface Barrier {
  readonly type: 'barrier';
}

export const BARRIER: Barrier = { type: 'barrier' };
