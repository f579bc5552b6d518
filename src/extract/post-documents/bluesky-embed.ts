import { type PostMedia, videoMedia } from '../../domain/post.ts';
import {
  at,
  isRecord,
  type JsonRecord,
  listAt,
  recordAt,
  stringAt,
  webAddressAt,
  wordsAt,
} from './json.ts';

/** Pictures and videos of an embed view; those of the post it quotes are not the author's own. */
export function mediaOf(embed: unknown): readonly PostMedia[] {
  const own = typeOf(embed) === 'app.bsky.embed.recordWithMedia' ? at(embed, 'media') : embed;
  if (typeOf(own) === 'app.bsky.embed.images') {
    return listAt(own, 'images').flatMap((image): PostMedia[] => {
      const url = webAddressAt(image, 'fullsize') ?? webAddressAt(image, 'thumb');
      return url === null ? [] : [{ url, kind: 'image', alt_text: wordsAt(image, 'alt') }];
    });
  }
  if (typeOf(own) !== 'app.bsky.embed.video') return [];
  const alt_text = wordsAt(own, 'alt');
  const playlist = webAddressAt(own, 'playlist');
  const picture = webAddressAt(own, 'thumbnail');
  if (playlist !== null) return [videoMedia(playlist, { alt_text, poster: picture })];
  return picture === null ? [] : [{ url: picture, kind: 'image', alt_text }];
}

/** The record that an embed view shows: a quoted post, or word that it is gone; null where none is. */
export function quotedRecordOf(embed: unknown): JsonRecord | null {
  const type = typeOf(embed);
  if (type === 'app.bsky.embed.record') return recordAt(embed, 'record');
  if (type !== 'app.bsky.embed.recordWithMedia') return null;
  return recordAt(embed, 'record', 'record');
}

/** `app.bsky.embed.images#view` is the view of `app.bsky.embed.images`. */
function typeOf(embed: unknown): string {
  if (!isRecord(embed)) return '';
  return (stringAt(embed, '$type') ?? '').replace(/#view$/, '');
}
