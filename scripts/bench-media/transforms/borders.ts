import sharp, { type Sharp } from 'sharp';
import type { Draw } from '../draw.ts';
import { jpeg, type Original, type Transform } from './transform.ts';
import { FONTS, textLines } from './words.ts';

const COLOURS = [
  '#000000',
  '#ffffff',
  '#101418',
  '#f2f2f2',
  '#808080',
  '#c81e1e',
  '#1e3a8a',
  '#f5c400',
  '#146b3a',
] as const;

const bordered = (name: string, from: number, to: number): Transform => ({
  name,
  group: 'border',
  drawn: `${from}-${to} % of the width on every side, colour, sometimes uneven`,
  apply(open, draw, { width }) {
    const even = draw.chance(0.6);
    const all = Math.max(2, Math.round((width * draw.between(from, to)) / 100));
    const side = () =>
      even ? all : Math.max(2, Math.round((width * draw.between(from, to)) / 100));
    return jpeg(
      open().extend({
        top: side(),
        bottom: side(),
        left: side(),
        right: side(),
        background: draw.one(COLOURS),
      }),
      draw,
    );
  },
});

export const BORDERS: readonly Transform[] = [
  bordered('border 10 %', 7, 13),
  bordered('border 3 %', 2, 4),
  {
    name: 'letterbox',
    group: 'border',
    drawn: 'shape it is boxed to (9:16, 1:1, 16:9, 4:3 …), colour',
    apply(open, draw, { width, height }) {
      const background = draw.one(['#000000', '#000000', '#ffffff', '#15202b', '#2b2b2b']);
      const shape = width / height;
      const target = shape > 1 ? shape / draw.between(1.25, 2.6) : shape * draw.between(1.25, 2.6);
      const upright = target < shape;
      const across = upright
        ? Math.round((width / target - height) / 2)
        : Math.round((height * target - width) / 2);
      return jpeg(
        open().extend(
          upright
            ? { top: across, bottom: across, background }
            : { left: across, right: across, background },
        ),
        draw,
      );
    },
  },
  {
    name: 'caption strip',
    group: 'border',
    drawn: '7-22 % of the height, above or below, colours, font, lines, sometimes a logo',
    apply: captioned,
  },
];

const STRIPS = [
  { background: '#ffffff', ink: '#101010' },
  { background: '#000000', ink: '#ffffff' },
  { background: '#fafafa', ink: '#333333' },
  { background: '#c81e1e', ink: '#ffffff' },
  { background: '#f5c400', ink: '#101010' },
  { background: '#1e3a8a', ink: '#ffffff' },
  { background: '#22303c', ink: '#e8e8e8' },
] as const;

/** A strip with words joined to the picture: it hides nothing, the picture grows. */
async function captioned(
  open: () => Sharp,
  draw: Draw,
  { width, height }: Original,
): Promise<Buffer> {
  const strip = Math.round(height * draw.between(0.07, 0.22));
  const { background, ink } = draw.one<{ background: string; ink: string }>(STRIPS);
  const above = draw.chance(0.5);
  const lines = draw.whole(1, 3);
  const size = (strip / lines) * draw.between(0.45, 0.65);
  const logo = draw.chance(0.3)
    ? `<circle cx="${width - strip * 0.5}" cy="${strip * 0.5}" r="${strip * 0.35}" fill="${ink}"/>`
    : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${strip}">
    <rect width="100%" height="100%" fill="${background}"/>${textLines(
      draw,
      { x: size * 0.6, y: (strip - lines * size * 1.4) / 2, width: width - size * 1.2 - strip },
      lines,
      { size, fill: ink, font: draw.one(FONTS), asBars: draw.chance(0.15) },
    )}${logo}</svg>`;
  const picture = open().extend(above ? { top: strip, background } : { bottom: strip, background });
  const grown = await picture.png({ compressionLevel: 1 }).toBuffer();
  return jpeg(
    sharp(grown).composite([{ input: Buffer.from(svg), left: 0, top: above ? 0 : height }]),
    draw,
  );
}
