/**
 * Words of every sentence that are spelt like a case form of some town's name: "меня" (of Mena),
 * "в строй" (to Stryi), "the 155th Marines" (of Marine). The town's other forms are read.
 */
const EVERYDAY_WORDS = new Set(['меня', 'мене', 'строй', 'строю', 'строе', 'стрій', 'marines']);

export function isEverydayWord(norm: string): boolean {
  return EVERYDAY_WORDS.has(norm);
}
