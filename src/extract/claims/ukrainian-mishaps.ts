import type { StatusWords } from './grammar-types.ts';
import { past } from './ukrainian-verbs.ts';
import { eachWith, joined } from './word-forms.ts';

/** What befalls a machine and leaves it damaged: it turns over, splinters cut it up. */
export const UKRAINIAN_MISHAPS: readonly StatusWords[] = [
  {
    status: 'damaged',
    voice: 'subject',
    words: joined(
      eachWith('втратив, втратила, втратило, втратили', 'хід'),
      'трьохсотий, трьохсота, трьохсоте',
    ),
  },
  {
    status: 'damaged',
    voice: 'free',
    words: joined(
      past('подряпа, потріпа, помʼя, затрьохсоти'),
      'посік, посікла, посікло, посікли, пробило',
    ),
  },
  {
    status: 'damaged',
    voice: 'passive',
    participles: 'затрьохсочен, підранен, потріпан, подряпан, перекинут, помʼят',
  },
];
