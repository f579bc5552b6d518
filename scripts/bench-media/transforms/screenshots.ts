import sharp from 'sharp';
import type { Draw } from '../draw.ts';
import { jpeg, type Original, type Transform } from './transform.ts';
import { FONTS, textLines } from './words.ts';

interface Theme {
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  readonly faint: string;
  readonly accent: string;
}

const LIGHT: readonly [Theme, ...Theme[]] = [
  { page: '#ffffff', card: '#ffffff', ink: '#0f1419', faint: '#536471', accent: '#1d9bf0' },
  { page: '#f0f2f5', card: '#ffffff', ink: '#050505', faint: '#65676b', accent: '#0866ff' },
  { page: '#dfe7d2', card: '#ffffff', ink: '#000000', faint: '#7a8a7a', accent: '#3fa35b' },
  { page: '#faf6ee', card: '#faf6ee', ink: '#222222', faint: '#77706a', accent: '#b3261e' },
];

const DARK: readonly [Theme, ...Theme[]] = [
  { page: '#000000', card: '#000000', ink: '#e7e9ea', faint: '#71767b', accent: '#1d9bf0' },
  { page: '#15202b', card: '#15202b', ink: '#f7f9f9', faint: '#8b98a5', accent: '#1d9bf0' },
  { page: '#0e1621', card: '#182533', ink: '#f5f5f5', faint: '#708499', accent: '#5eb5f7' },
  { page: '#18191a', card: '#242526', ink: '#e4e6eb', faint: '#b0b3b8', accent: '#2d88ff' },
];

/** Where the picture stands on the screen, and what is drawn about it. */
interface Screen {
  readonly width: number;
  readonly height: number;
  readonly picture: { left: number; top: number; width: number; height: number };
  readonly svg: string;
  readonly corner: number;
}

type Layout = (draw: Draw, theme: Theme, shape: number) => Screen;

export const SCREENSHOTS: readonly Transform[] = [
  screenshot('screenshot light', LIGHT),
  screenshot('screenshot dark', DARK),
];

function screenshot(name: string, themes: typeof LIGHT): Transform {
  return {
    name,
    group: 'screenshot',
    drawn: 'layout of five, theme, screen size, margins, words, bars, buttons, corners',
    async apply(open, draw, original: Original) {
      const layout = draw.one(LAYOUTS);
      const screen = layout(draw, draw.one(themes), original.width / original.height);
      const { left, top, width, height } = screen.picture;
      const shown = open().resize(width, height, { fit: 'fill' });
      const input =
        screen.corner > 0
          ? await rounded(await shown.png({ compressionLevel: 1 }).toBuffer(), screen)
          : await shown.png({ compressionLevel: 1 }).toBuffer();
      const whole = sharp(Buffer.from(screen.svg)).composite([{ input, left, top }]);
      if (draw.chance(0.3)) return whole.png({ compressionLevel: 3 }).toBuffer();
      return jpeg(whole.flatten({ background: '#000000' }), draw);
    },
  };
}

function rounded(picture: Buffer, { picture: { width, height }, corner }: Screen): Promise<Buffer> {
  const mask = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${corner}" fill="#fff"/></svg>`;
  return sharp(picture)
    .ensureAlpha()
    .composite([{ input: Buffer.from(mask), blend: 'dest-in' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

const svgOf = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;

const box = (x: number, y: number, w: number, h: number, fill: string, rx = 0) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${fill}"/>`;

const disc = (x: number, y: number, r: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;

/** Width and height of the picture when it must fit into both. */
function fitted(shape: number, width: number, height: number): { width: number; height: number } {
  const across = Math.min(width, height * shape);
  return { width: Math.round(across), height: Math.round(across / shape) };
}

function statusBar(theme: Theme, width: number, tall: number): string {
  return (
    `<text x="${tall * 0.5}" y="${tall * 0.7}" font-size="${tall * 0.5}" font-family="sans-serif" fill="${theme.ink}">9:41</text>` +
    box(width - tall * 1.5, tall * 0.3, tall, tall * 0.4, theme.ink, 6) +
    disc(width - tall * 2.1, tall * 0.5, tall * 0.2, theme.ink)
  );
}

function author(
  draw: Draw,
  theme: Theme,
  x: number,
  y: number,
  size: number,
  width: number,
): string {
  const asBars = draw.chance(0.3);
  return (
    disc(x + size / 2, y + size / 2, size / 2, draw.one([theme.accent, theme.faint, '#c08040'])) +
    textLines(draw, { x: x + size * 1.25, y, width: width * draw.between(0.25, 0.5) }, 1, {
      size: size * 0.38,
      fill: theme.ink,
      font: 'sans-serif',
      asBars,
    }) +
    textLines(draw, { x: x + size * 1.25, y: y + size * 0.52, width: width * 0.25 }, 1, {
      size: size * 0.32,
      fill: theme.faint,
      font: 'sans-serif',
      asBars,
    })
  );
}

function buttons(theme: Theme, x: number, y: number, width: number, size: number): string {
  return [0, 1, 2, 3]
    .map((n) => disc(x + size + (n * width) / 4, y + size / 2, size / 2.4, theme.faint))
    .join('');
}

/** A post in a phone's timeline: author, words, the picture from edge to edge or inset, buttons, replies. */
function phonePost(draw: Draw, theme: Theme, shape: number): Screen {
  const width = draw.one([720, 828, 1080]);
  const height = Math.round(width * draw.between(1.78, 2.2));
  const unit = width / 20;
  const margin = draw.chance(0.35) ? 0 : Math.round(unit * draw.between(0.5, 1.6));
  const font = draw.one(FONTS);
  const asBars = draw.chance(0.15);
  const lines = draw.whole(0, 5);
  let y = unit * draw.between(1.6, 3.4);
  let svg = box(0, 0, width, height, theme.page) + statusBar(theme, width, unit * 1.4);
  svg += author(draw, theme, unit * 0.8, y, unit * 2, width);
  y += unit * 2.6;
  const style = { size: unit * draw.between(0.75, 0.95), fill: theme.ink, font, asBars };
  svg += textLines(draw, { x: unit * 0.8, y, width: width - unit * 1.6 }, lines, style);
  y += lines * style.size * 1.4 + unit * 0.6;
  const size = fitted(shape, width - 2 * margin, height * draw.between(0.45, 0.6));
  const picture = { left: Math.round((width - size.width) / 2), top: Math.round(y), ...size };
  y += size.height + unit * 0.5;
  svg += buttons(theme, 0, y, width, unit);
  y += unit * 2;
  while (y < height - unit * 4) {
    svg += author(draw, theme, unit * 0.8, y, unit * 1.6, width);
    const said = draw.whole(1, 3);
    svg += textLines(
      draw,
      { x: unit * 3, y: y + unit * 1.7, width: width - unit * 4 },
      said,
      style,
    );
    y += unit * 2.4 + said * style.size * 1.4;
  }
  svg +=
    box(0, height - unit * 2, width, unit * 2, theme.page) +
    buttons(theme, 0, height - unit * 1.5, width, unit);
  return {
    width,
    height,
    picture,
    svg: svgOf(width, height, svg),
    corner: margin > 0 ? Math.round(unit * draw.between(0, 0.9)) : 0,
  };
}

/** One post on a wide page: a column with a rule about it. */
function desktopCard(draw: Draw, theme: Theme, shape: number): Screen {
  const width = draw.whole(1000, 1500);
  const height = draw.whole(800, 1150);
  const column = Math.round(width * draw.between(0.5, 0.65));
  const left = Math.round((width - column) * draw.between(0.2, 0.6));
  const unit = column / 24;
  const style = {
    size: unit * 0.8,
    fill: theme.ink,
    font: draw.one(FONTS),
    asBars: draw.chance(0.15),
  };
  const lines = draw.whole(1, 4);
  let svg = box(0, 0, width, height, theme.page) + box(left, 0, column, height, theme.card);
  let y = unit * draw.between(1, 2.5);
  svg += author(draw, theme, left + unit, y, unit * 2, column);
  y += unit * 2.6;
  svg += textLines(draw, { x: left + unit, y, width: column - unit * 2 }, lines, style);
  y += lines * style.size * 1.4 + unit * 0.6;
  const size = fitted(shape, column - unit * 2, height - y - unit * 2.5);
  const picture = { left: Math.round(left + unit), top: Math.round(y), ...size };
  svg += buttons(theme, left, y + size.height + unit * 0.6, column, unit);
  const menu = Array.from({ length: 6 }, (_, n) =>
    textLines(
      draw,
      { x: unit * 0.5, y: unit * (2 + n * 2), width: Math.max(unit, left - unit * 2) },
      1,
      style,
    ),
  ).join('');
  return {
    width,
    height,
    picture,
    svg: svgOf(width, height, svg + (left > unit * 4 ? menu : '')),
    corner: draw.chance(0.6) ? Math.round(unit * 0.7) : 0,
  };
}

/** A messenger: bubbles on a plain or patterned ground, the picture in one of them. */
function messenger(draw: Draw, theme: Theme, shape: number): Screen {
  const width = draw.one([720, 900, 1080]);
  const height = Math.round(width * draw.between(1.6, 2.15));
  const unit = width / 20;
  const style = {
    size: unit * 0.8,
    fill: theme.ink,
    font: 'sans-serif',
    asBars: draw.chance(0.15),
  };
  let svg = box(0, 0, width, height, theme.page);
  if (draw.chance(0.4)) {
    for (let n = 0; n < 60; n += 1) {
      svg += `<g opacity="0.25">${disc(draw.between(0, width), draw.between(0, height), unit * draw.between(0.1, 0.4), theme.faint)}</g>`;
    }
  }
  svg +=
    box(0, 0, width, unit * 2.6, theme.card) +
    author(draw, theme, unit, unit * 0.4, unit * 1.8, width);
  let y = unit * 3.4;
  const before = draw.whole(1, 3);
  svg += box(
    unit * 0.6,
    y,
    width * 0.6,
    before * style.size * 1.4 + unit * 0.6,
    theme.card,
    unit * 0.6,
  );
  svg += textLines(draw, { x: unit, y: y + unit * 0.2, width: width * 0.5 }, before, style);
  y += before * style.size * 1.4 + unit * 1.4;
  const size = fitted(shape, width * draw.between(0.72, 0.92), height * 0.55);
  const said = draw.whole(0, 4);
  const pad = Math.round(draw.one([0, unit * 0.15, unit * 0.3]));
  svg += box(
    unit * 0.6,
    y,
    size.width + 2 * pad,
    size.height + 2 * pad + said * style.size * 1.4 + unit * 0.8,
    theme.card,
    unit * 0.6,
  );
  const picture = { left: Math.round(unit * 0.6) + pad, top: Math.round(y) + pad, ...size };
  y += size.height + pad * 2;
  svg += textLines(draw, { x: unit, y, width: size.width - unit }, said, style);
  svg +=
    box(0, height - unit * 2, width, unit * 2, theme.card) +
    disc(width - unit * 1.2, height - unit, unit * 0.5, theme.accent);
  return {
    width,
    height,
    picture,
    svg: svgOf(width, height, svg),
    corner: Math.round(draw.one([0, unit * 0.3, unit * 0.6])),
  };
}

/** A gallery viewer: the picture alone, thin bars above and below. */
function gallery(draw: Draw, theme: Theme, shape: number): Screen {
  const width = draw.one([720, 1080]);
  const height = Math.round(width * draw.between(1.78, 2.2));
  const unit = width / 20;
  const size = fitted(shape, width, height * 0.72);
  const picture = {
    left: Math.round((width - size.width) / 2),
    top: Math.round((height - size.height) * draw.between(0.4, 0.6)),
    ...size,
  };
  const svg =
    box(0, 0, width, height, theme.page) +
    statusBar(theme, width, unit * 1.4) +
    textLines(draw, { x: unit * 3, y: unit * 1.8, width: width * 0.3 }, 1, {
      size: unit * 0.8,
      fill: theme.ink,
      font: 'sans-serif',
      asBars: false,
    }) +
    buttons(theme, 0, height - unit * 2, width, unit);
  return { width, height, picture, svg: svgOf(width, height, svg), corner: 0 };
}

/** A news page: headline, the picture, a line under it, paragraphs. */
function newsPage(draw: Draw, theme: Theme, shape: number): Screen {
  const width = draw.one([750, 1000, 1280]);
  const height = Math.round(width * draw.between(1.1, 1.9));
  const unit = width / 24;
  const font = draw.one(FONTS);
  const asBars = draw.chance(0.1);
  let svg = box(0, 0, width, height, theme.page) + box(0, 0, width, unit * 1.8, theme.accent);
  const margin = Math.round(unit * draw.between(0.8, 3));
  const across = width - 2 * margin;
  let y = unit * 2.6;
  const heads = draw.whole(1, 3);
  svg += textLines(draw, { x: margin, y, width: across }, heads, {
    size: unit * 1.4,
    fill: theme.ink,
    font,
    asBars,
  });
  y += heads * unit * 1.96 + unit * 0.8;
  const size = fitted(shape, across, height * draw.between(0.4, 0.6));
  const picture = { left: margin, top: Math.round(y), ...size };
  y += size.height + unit * 0.3;
  svg += textLines(draw, { x: margin, y, width: across }, 1, {
    size: unit * 0.6,
    fill: theme.faint,
    font,
    asBars,
  });
  y += unit * 1.6;
  const room = Math.max(0, Math.floor((height - y) / (unit * 1.2)));
  svg += textLines(draw, { x: margin, y, width: across }, room, {
    size: unit * 0.85,
    fill: theme.ink,
    font,
    asBars,
  });
  return { width, height, picture, svg: svgOf(width, height, svg), corner: 0 };
}

const LAYOUTS: readonly [Layout, ...Layout[]] = [
  phonePost,
  desktopCard,
  messenger,
  gallery,
  newsPage,
];
