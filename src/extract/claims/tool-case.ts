/** Words and adjectives in the case of the tool, Ukrainian and Russian. */
export const TOOL = /(?:ими|ыми|ою|ею|єю|ами|ями|ом|ем|єм)$/;

/** "Ланцетом", "дронами", "ракетою": the case of the tool. */
export function isInstrumental(ending: string): boolean {
  return (
    ending === 'ом' ||
    ending === 'ем' ||
    ending === 'ами' ||
    ending === 'ями' ||
    ending === 'ою' ||
    ending === 'ею' ||
    ending === 'єю'
  );
}

/** "з двома гарматами", "с двумя «Уралами»": what company and tools are told with. */
export const TOGETHER_WITH = new Set(['с', 'со', 'з', 'із', 'зі']);
