import type { BelligerentsFile } from '../../domain/reference.ts';

/** What the sides of a war are called, for phrases that hold such a name. */
interface Names {
  readonly adjective: readonly string[];
  readonly force: readonly string[];
}

/** By script, as a phrase is written in one. */
export interface SideNames {
  readonly latin: Names;
  readonly cyrillic: Names;
}

export function sideNames({ belligerents }: BelligerentsFile): SideNames {
  const cyrillic = belligerents.flatMap(({ forces }) => [...forces.uk, ...forces.ru]);
  return {
    latin: {
      adjective: belligerents.flatMap(({ adjectives }) => adjectives.en),
      force: belligerents.flatMap(({ forces }) => forces.en),
    },
    cyrillic: {
      adjective: belligerents.flatMap(({ adjectives }) => [...adjectives.uk, ...adjectives.ru]),
      // Of a name of several words only the first would be inflected rightly.
      force: cyrillic.filter((name) => !name.includes(' ')),
    },
  };
}

/** "its {adjective} crew" with every side's name in its place; null for a form without a place. */
export function withSideNames(form: string, names: SideNames): readonly string[] | null {
  const { adjective, force } = /[\u0400-\u04ff]/.test(form) ? names.cyrillic : names.latin;
  if (form.includes('{adjective}'))
    return adjective.map((name) => form.replace('{adjective}', name));
  if (form.includes('{force}')) return force.map((name) => form.replace('{force}', name));
  return null;
}
