import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, SideMention } from './grammar-scan.ts';

/** "«Жигули» жителей", "трактор фермера": whose it is, in the genitive. */
const CIVILIANS =
  /^(?:жител(?:ей|я|ів)|мешкан(?:ців|ця|ки)|мирн(?:ых|их)|местных|місцевих|волонт[её]р(?:ов|а|ів|ки)|фермер(?:ов|а|ів)|аграри(?:ев|я)|аграрі(?:їв|я)|дачник(?:ов|а|ів)|пенсион(?:еров|ера|ерки|ерів)|пенсіонер(?:ів|а|ки)|сосед(?:ей|а|ки)|сусід(?:ів|а|ки)|беженцев|біженців|медиков|медиків|врач(?:ей|а)|лікар(?:ів|я)|энергетиков|енергетиків|коммунальщиков|комунальників|спасателей|рятувальників|пожарных|пожежників|журналист(?:ов|а)|журналіст(?:ів|а)|сел[ья]н|граждан|громадян|школы|школи|больницы|лікарні)$/;

/** "two trucks of a bakery", "a lorry belonging to the post office"; `ceiling`: where the next item begins. */
export function belongsToCivilians(
  tokens: readonly Token[],
  scan: GrammarScan,
  from: number,
  ceiling: number,
): boolean {
  if (CIVILIANS.test(tokens[from]?.norm ?? '')) return true;
  let at = from;
  while (at < ceiling && scan.is(at, 'belonging')) at += 1;
  if (at === from) return false;
  while (at < ceiling && scan.is(at, 'determiner')) at += 1;
  return at < ceiling && tokens[at]?.cyrillic === false && scan.is(at, 'civilian');
}

/** Words between a side's adjective and the next item it may belong to. */
const NEXT_ITEM_REACH = 3;

/** "сожжённый «Экскалибуром» российский ТОС": the adjective belongs to the item behind it. */
export function isOfNextItem(
  tokens: readonly Token[],
  scan: GrammarScan,
  { side, end }: SideMention,
  ceiling: number,
): boolean {
  if (side.role !== 'adjective' || ceiling > end + NEXT_ITEM_REACH) return false;
  const next = tokens[ceiling];
  if (next === undefined || next.kind === 'newline' || next.kind === 'punct') return false;
  for (let at = end; at < ceiling; at += 1) {
    if (tokens[at]?.kind !== 'word' && tokens[at]?.kind !== 'quote') return false;
    if (scan.is(at, 'preposition') || scan.statusAt.has(at)) return false;
  }
  return true;
}
