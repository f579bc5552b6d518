import { z } from 'zod';

const words = z.array(z.string().min(1));

/** data/evaluation/name-variants.json: what to overlook when names of labels and claims are compared. */
export const nameVariantsFile = z.strictObject({
  source: z.string().min(10),
  /** Words beside a model's designation that tell no two models apart: "tank", "122mm". */
  model_nouns: words,
  /** Words beside a place's name: "oblast", "near". */
  place_nouns: words,
  /** Spellings of one place that letter-by-letter comparison cannot bring together. */
  place_spellings: z.array(words.min(2)),
  /** Words of a cause that say nothing of the means: "strike", "by". */
  cause_fillers: words,
  /** Beginnings of words for one means. */
  cause_stems: z.array(words.min(2)),
});
export type NameVariants = z.infer<typeof nameVariantsFile>;
