/** Every word of a list with the same words before it. */
export function each(before: string, list: string): string {
  return list
    .split(',')
    .map((word) => `${before} ${word.trim()}`)
    .join(', ');
}

/** What a machine is turned into, reduced to, left as. */
export const SCRAP =
  'scrap, scrap metal, a pile of scrap, a heap of scrap, a pile of metal, a heap of metal, metal, junk, a wreck, ' +
  'a burning wreck, a fireball, a torch, a bonfire, a barbecue, ashes, ash, dust, rubble, a charred skeleton, a colander';
