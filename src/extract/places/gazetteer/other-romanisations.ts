import { skeletonOfWord } from './skeleton.ts';

/**
 * Letter groups that languages of Latin script use for other sounds than English does: Dutch oe for
 * у, German ch for х and w for в, French j for ж and ou for у. Read so only when the English way
 * finds nothing.
 */
const READINGS: readonly (readonly (readonly [RegExp, string])[])[] = [
  [
    [/oe/g, 'u'],
    [/tsj/g, 'ch'],
    [/sj/g, 'sh'],
    [/zj/g, 'zh'],
  ],
  [
    [/tsch/g, 'č'],
    [/sch/g, 'š'],
    [/ch/g, 'kh'],
    [/w/g, 'v'],
  ],
  [
    [/tch/g, 'č'],
    [/ou/g, 'u'],
    [/j/g, 'zh'],
    [/ch/g, 'sh'],
  ],
  // Two letters for one sound, typed the wrong way round.
  [
    [/hz/g, 'zh'],
    [/hk/g, 'kh'],
    [/hc/g, 'ch'],
    [/hs/g, 'sh'],
  ],
  [
    [/x/g, 'kh'],
    [/c(?!h)/g, 'ts'],
  ],
];

/** Skeletons of the words read by the spelling of other languages; Cyrillic has none. */
export function otherSkeletons(words: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const rules of READINGS) {
    const read = words.map((word) =>
      rules.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word),
    );
    found.add(read.map(skeletonOfWord).join(''));
  }
  return [...found];
}
