import type { Byline } from '../byline.ts';
import type { Sighting } from '../sighting.ts';

/** How the flattened embeds of one platform are read. */
export interface ResidueRules {
  /** True for what can be an account there. Whatever stands in a byline is so on one platform only. */
  isHandle(written: string): boolean;
  /** The post that an address leads to; null for every other address. */
  readAddress(address: string): Sighting | null;
  /** What stands before an undated byline that carries a post nevertheless. */
  readonly endOfPost?: RegExp;
  /** A time of day, behind the date; anchored. */
  readonly timeOfDay?: RegExp;
  /** The post of a byline and the text above it; `link` is the post its address leads to. */
  toSighting(byline: Byline, text: string, link: Sighting | null): Sighting;
}
