/** Rewrites of a name's end before the adjective's "-ський" or "-ский"; the first that fits counts. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/(сь|ць|с|ц)к$/, ''],
  [/к$/, 'ць'],
  [/нна$/, 'н'],
  [/([жшч])а$/, '$1ан'],
  [/ілля$/, 'іль'],
  [/олье$/, 'оль'],
  [/([ії]в|[ое]в|[їин])ка$/, '$1'],
  [/[аеиоуяїі]$/, ''],
];
const SHORTEST_STEM = 4;

/**
 * The adjectives a front sector or district is called by after its town: "Роботинський",
 * "Работинский". Empty for names in Latin letters and of several words.
 */
export function adjectivesOf(name: string): readonly string[] {
  const norm = name.toLowerCase();
  if (!/^[\u0400-\u04ff'’]+$/.test(norm)) return [];
  if (/(?:сь|ць|с|ц)к$/.test(norm)) return [`${norm}ий`];
  // "Борова": "Борівський", "Боровской"
  if (norm.endsWith('ова'))
    return ['івський', 'овский', 'овской'].map((end) => norm.replace(/ова$/, end));
  const rewrite = ENDS.find(([end]) => end.test(norm));
  const stem = rewrite === undefined ? norm : norm.replace(rewrite[0], rewrite[1]);
  if (stem.length < SHORTEST_STEM) return [];
  if (stem.endsWith('ць')) return [`${stem}кий`, `${stem.slice(0, -1)}кий`];
  return [`${stem}ський`, `${stem}ский`];
}
