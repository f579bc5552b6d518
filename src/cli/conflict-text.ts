import type { ConflictSide } from '../store/queries/loss-conflicts.ts';
import { counted, printable } from './output.ts';

/** What the sources of a loss do not agree on, each side with who says so. */
export function conflictLines(sides: readonly ConflictSide[]): readonly string[] {
  const fields = [...new Set(sides.map(({ field }) => field))];
  return fields.flatMap((field) => [
    `  ${field}`,
    ...sides
      .filter((side) => side.field === field)
      .flatMap(({ value, chosen, why_chosen: why, n_sources: sources, source_urls: urls }) => [
        `    ${chosen ? '=' : ' '} ${printable(value ?? 'unknown')}  (${toldBy(sources)}${why === null ? '' : `; published: ${why}`})`,
        ...urls.map((url) => `        ${printable(url)}`),
      ]),
  ]);
}

function toldBy(sources: number): string {
  return sources === 0 ? 'no source' : counted(sources, 'source');
}
