import type { Platform } from '../../../domain/vocabulary.ts';
import type { Byline } from '../byline.ts';
import { namelessPost, type Sighting } from '../sighting.ts';

/** A post as its byline and the text above it show it; what its id tells goes before what is printed. */
export function residueOf(
  platform: Platform,
  { handle, name, day }: Byline,
  text: string,
  link: Sighting | null,
): Sighting {
  const printed = { posted_at: day, posted_at_basis: day === null ? null : ('printed' as const) };
  const shown = { author_name: name, text, printed_day: day };
  if (link === null) return namelessPost(platform, { ...shown, ...printed, handle });
  const time = link.posted_at === null ? printed : {};
  return { ...link, ...shown, ...time, handle: handle ?? link.handle };
}
