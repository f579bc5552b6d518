import { z } from 'zod';

const messageId = z.number().int().nonnegative();

const SHAPE = z.strictObject({
  version: z.literal(1),
  channel: z.string(),
  /** The newest message up to which all have been handed on. */
  newest: messageId,
  /** A walk back through the channel that is not done; the newest above moves when it is. */
  walk: z
    .strictObject({
      /** The newest message when the walk began. */
      top: messageId,
      /** It goes on with the messages before this one… */
      before: messageId,
      /** …down to this one, which is known… */
      floor: messageId,
      /** …or until so many posts were handed on; null for no such limit. */
      left: z.number().int().nullable(),
    })
    .nullable(),
  /** The latest messages and a digest of their words, by which edits and deletions show. */
  recent: z.array(z.tuple([messageId, z.string()])),
});

export type ChannelCursor = z.infer<typeof SHAPE>;
export type ChannelWalk = NonNullable<ChannelCursor['walk']>;

/** The cursor of a channel; null for none, and for one of another shape or channel. */
export function readChannelCursor(stored: unknown, channel: string): ChannelCursor | null {
  const { data } = SHAPE.safeParse(stored);
  return data?.channel.toLowerCase() === channel.toLowerCase() ? data : null;
}
