import type { Draw } from '../draw.ts';

const WORDS =
  'morning column bridge near the river seen from a field after rain road north of town photo by unknown ' +
  'author yesterday evening more in our channel subscribe breaking footage sent to us please share source ' +
  'not confirmed yet second vehicle close to the tree line smoke over the hill according to witnesses';

const LEXICON = WORDS.split(' ');

export function words(draw: Draw, count: number): string {
  return Array.from({ length: count }, () => LEXICON[draw.whole(0, LEXICON.length - 1)]).join(' ');
}

export const FONTS = ['sans-serif', 'serif', 'monospace'] as const;

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly font: string;
  /** Grey bars instead of letters, as a page shows while it loads, and where no fonts are installed. */
  readonly asBars: boolean;
}

/** Lines of text as SVG, each `1.4 x size` under the one before; `y` is the top of the first. */
export function textLines(
  draw: Draw,
  at: { readonly x: number; readonly y: number; readonly width: number },
  count: number,
  style: TextStyle,
): string {
  const wordsThatFit = Math.max(1, Math.floor(at.width / (style.size * 3.2)));
  return Array.from({ length: count }, (_, line) => {
    const y = at.y + line * style.size * 1.4;
    const last = line === count - 1 ? draw.between(0.3, 0.9) : 1;
    if (style.asBars) {
      const width = at.width * draw.between(0.85, 1) * last;
      return `<rect x="${at.x}" y="${y + style.size * 0.2}" width="${width}" height="${style.size * 0.6}" rx="${style.size * 0.2}" fill="${style.fill}" opacity="0.8"/>`;
    }
    const text = words(draw, Math.max(1, Math.round(wordsThatFit * last)));
    return `<text x="${at.x}" y="${y + style.size}" font-size="${style.size}" font-family="${style.font}" fill="${style.fill}">${text}</text>`;
  }).join('');
}
