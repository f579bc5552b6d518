import type { Draw } from '../draw.ts';
import { jpeg, type Original, type Transform } from './transform.ts';
import { FONTS, words } from './words.ts';

type Paint = (draw: Draw, original: Original) => string;

const overlay = (name: string, drawn: string, paint: Paint): Transform => ({
  name,
  group: 'overlay',
  drawn,
  apply(open, draw, original) {
    const { width, height } = original;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${paint(draw, original)}</svg>`;
    return jpeg(open().composite([{ input: Buffer.from(svg), left: 0, top: 0 }]), draw);
  },
});

export const OVERLAYS: readonly Transform[] = [
  overlay('watermark', 'one across, tiled or in a corner; size, angle, opacity', watermark),
  overlay('emoji', '1-4 faces, each 8-22 % of the shorter side', emoji),
  overlay('grey box', '3-12 % of the area, anywhere, shade', greyBox),
];

function watermark(draw: Draw, { width, height }: Original): string {
  const text = words(draw, draw.whole(1, 3)).toUpperCase();
  const fill = draw.one(['#ffffff', '#ffffff', '#000000', '#d01010']);
  const opacity = draw.between(0.25, 0.6);
  const font = draw.one(FONTS);
  const angle = draw.between(-40, 10);
  const kind = draw.one(['across', 'tiled', 'corner']);
  const at = (x: number, y: number, size: number, turn: number, anchor = 'middle') =>
    `<text x="${x}" y="${y}" font-size="${size}" font-family="${font}" font-weight="bold" fill="${fill}" fill-opacity="${opacity}" text-anchor="${anchor}" transform="rotate(${turn} ${x} ${y})">${text}</text>`;
  if (kind === 'across') {
    return at(width / 2, height / 2, (width * draw.between(0.9, 1.4)) / text.length, angle);
  }
  if (kind === 'corner') {
    const size = height * draw.between(0.04, 0.08);
    return at(width * 0.97, height * draw.one([0.1, 0.95]), size, 0, 'end');
  }
  const size = height * draw.between(0.04, 0.07);
  return Array.from({ length: 12 }, (_, n) =>
    at(((n % 3) + 0.5) * (width / 3), (Math.floor(n / 3) + 0.5) * (height / 4), size, angle),
  ).join('');
}

function emoji(draw: Draw, { width, height }: Original): string {
  const shorter = Math.min(width, height);
  return Array.from({ length: draw.whole(1, 4) }, () => {
    const r = (shorter * draw.between(0.08, 0.22)) / 2;
    const x = draw.between(r, width - r);
    const y = draw.between(r, height - r);
    const skin = draw.one(['#ffcc22', '#ffd84d', '#f25c54', '#8ac926']);
    return `<g stroke="none"><circle cx="${x}" cy="${y}" r="${r}" fill="${skin}"/>
      <circle cx="${x - r * 0.35}" cy="${y - r * 0.2}" r="${r * 0.14}" fill="#402000"/>
      <circle cx="${x + r * 0.35}" cy="${y - r * 0.2}" r="${r * 0.14}" fill="#402000"/>
      <path d="M ${x - r * 0.5} ${y + r * 0.2} Q ${x} ${y + r * draw.between(0.3, 0.9)} ${x + r * 0.5} ${y + r * 0.2}" stroke="#402000" stroke-width="${r * 0.12}" fill="none"/></g>`;
  }).join('');
}

function greyBox(draw: Draw, { width, height }: Original): string {
  const area = draw.between(0.03, 0.12);
  const shape = draw.between(0.5, 2);
  const w = Math.min(0.9, Math.sqrt(area * shape)) * width;
  const h = Math.min(0.9, Math.sqrt(area / shape)) * height;
  const shade = draw.whole(60, 200);
  return `<rect x="${draw.between(0, width - w)}" y="${draw.between(0, height - h)}" width="${w}" height="${h}" fill="rgb(${shade},${shade},${shade})"/>`;
}
