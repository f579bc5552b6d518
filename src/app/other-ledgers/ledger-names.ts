import type { BelligerentsFile } from '../../domain/reference.ts';
import { CATEGORIES, type Category } from '../../domain/vocabulary.ts';
import type { ExchangeNamesFile } from '../../reporting/exchange-names.ts';

/** What other ledgers call owners and categories, as this one's codes and headings. */
export interface LedgerNames {
  owner(written: string | null): string | null;
  category(written: string | null): Category | null;
}

export function ledgerNames(
  { belligerents }: Pick<BelligerentsFile, 'belligerents'>,
  names: ExchangeNamesFile,
): LedgerNames {
  const owners = new Map<string, string>();
  const add = (name: string, code: string): void => {
    const key = folded(name);
    if (!owners.has(key)) owners.set(key, code);
  };
  for (const { code, name, adjectives, forces, proxies } of belligerents) {
    for (const each of [code, name]) add(each, code);
    const written = [adjectives, forces].flatMap(({ en, uk, ru }) => [...en, ...uk, ...ru]);
    const ofProxies = proxies.flatMap(({ name: proxy, aliases }) => {
      return [proxy, ...aliases.en, ...aliases.uk, ...aliases.ru];
    });
    for (const each of [...written, ...ofProxies]) if (!each.includes('*')) add(each, code);
  }
  for (const { code, name } of names.countries) {
    for (const each of [code, name]) add(each, code);
  }
  const categories = new Map<string, Category>(CATEGORIES.map((each) => [folded(each), each]));
  for (const { category, equipment_type } of names.oryx.equipment_types) {
    categories.set(folded(equipment_type), category);
  }
  return {
    owner: (written) => (written === null ? null : (owners.get(folded(written)) ?? null)),
    category: (written) => (written === null ? null : (categories.get(folded(written)) ?? null)),
  };
}

function folded(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}
