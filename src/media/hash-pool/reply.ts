import { z } from 'zod';

/** What a child says once, when its task is loaded and it can take a picture. */
export const READY = 'ready';

/** What a child says of the one picture it was given. */
export const childReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown(), rssBytes: z.number() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string(), rssBytes: z.number() }),
]);

export type ChildReply = z.infer<typeof childReply>;
