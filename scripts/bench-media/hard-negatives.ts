import sharp, { type Sharp } from 'sharp';
import { type Unrelated, unrelatedPairs } from './compare.ts';
import { type Draw, drawFrom } from './draw.ts';
import { openOriginal, type Specimen, specimen } from './specimens.ts';
import { BORDERS } from './transforms/borders.ts';
import { OVERLAYS } from './transforms/overlays.ts';
import { SCREENSHOTS } from './transforms/screenshots.ts';
import type { Original, Transform } from './transforms/transform.ts';
import { FONTS, textLines } from './transforms/words.ts';

const DRAWN_PER_SET = 40;
const MOST_PHOTOS = 20;
/** Templates a set, each about every photo. */
const TEMPLATES = 4;

/** Sets of different pictures that have much in common, every pair in a set judged. */
export async function hardNegatives(
  files: readonly string[],
  seed: number,
): Promise<Record<string, Unrelated>> {
  const sets: Record<string, Unrelated> = {};
  const photos: Original[] = [];
  for (const file of files.slice(0, MOST_PHOTOS)) photos.push(await openOriginal(file));
  for (const transform of [...SCREENSHOTS, ...BORDERS, ...OVERLAYS]) {
    sets[`one ${transform.name} about different photos`] = unrelatedPairs(
      await templated(transform, photos, seed),
    );
  }
  for (const [name, paint] of Object.entries(DRAWN)) {
    const drawn: Specimen[] = [];
    for (let n = 0; n < DRAWN_PER_SET; n += 1) {
      const svg = paint(drawFrom(seed, name, String(n)), n);
      const bytes = await sharp(Buffer.from(svg)).flatten().jpeg({ quality: 88 }).toBuffer();
      drawn.push(await specimen(`${name} ${n}`, 'original', bytes, false));
    }
    sets[name] = unrelatedPairs(drawn);
  }
  return sets;
}

/** The same words, colours and sizes about every photo, for each template; all photos brought to one shape. */
async function templated(
  transform: Transform,
  photos: readonly Original[],
  seed: number,
): Promise<Specimen[]> {
  const made: Specimen[] = [];
  for (let template = 0; template < TEMPLATES; template += 1) {
    for (const photo of photos) {
      const width = 1200;
      const height = 800;
      const pixels = await sharp(photo.pixels, {
        raw: { width: photo.width, height: photo.height, channels: 3 },
      })
        .resize(width, height)
        .raw()
        .toBuffer();
      const open = (): Sharp => sharp(pixels, { raw: { width, height, channels: 3 } });
      const draw = drawFrom(seed, transform.name, `template ${template}`);
      const bytes = await transform.apply(open, draw, { name: photo.name, width, height, pixels });
      made.push(await specimen(photo.name, `${transform.name} ${template}`, bytes, false));
    }
  }
  return made;
}

const WIDTH = 1200;
const HEIGHT = 800;
const svgOf = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${body}</svg>`;

const DRAWN: Readonly<Record<string, (draw: Draw, n: number) => string>> = {
  'cards of text in one style': textCard,
  'maps in one style': map,
  'flat skies over a horizon': sky,
  gradients: gradient,
  'charts in one style': chart,
};

function textCard(draw: Draw): string {
  const size = 44;
  return svgOf(
    `<rect width="100%" height="100%" fill="#fdfdfd"/><rect width="100%" height="90" fill="#203a5c"/>
    <text x="40" y="60" font-size="40" font-family="sans-serif" fill="#ffffff">OFFICIAL STATEMENT</text>${textLines(
      draw,
      { x: 60, y: 130, width: WIDTH - 120 },
      10,
      { size, fill: '#101010', font: draw.one(FONTS), asBars: false },
    )}`,
  );
}

function map(draw: Draw): string {
  const line = (stroke: string, width: number) => {
    let path = `M ${draw.between(0, WIDTH)} ${draw.between(0, HEIGHT)}`;
    for (let n = 0; n < 6; n += 1) {
      path += ` Q ${draw.between(0, WIDTH)} ${draw.between(0, HEIGHT)} ${draw.between(0, WIDTH)} ${draw.between(0, HEIGHT)}`;
    }
    return `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;
  };
  let body = '<rect width="100%" height="100%" fill="#f2efe9"/>';
  for (let n = 0; n < 8; n += 1) {
    body += `<ellipse cx="${draw.between(0, WIDTH)}" cy="${draw.between(0, HEIGHT)}" rx="${draw.between(40, 200)}" ry="${draw.between(30, 160)}" fill="#add19e"/>`;
  }
  body += line('#aad3df', 22) + line('#f7c873', 12) + line('#ffffff', 8) + line('#c98ec9', 3);
  for (let n = 0; n < 14; n += 1) {
    body += `<text x="${draw.between(0, WIDTH - 120)}" y="${draw.between(20, HEIGHT)}" font-size="26" font-family="sans-serif" fill="#333">place ${draw.whole(1, 99)}</text>`;
  }
  return svgOf(body);
}

function sky(draw: Draw): string {
  const horizon = HEIGHT * draw.between(0.6, 0.85);
  let bumps = `M 0 ${horizon}`;
  for (let x = 0; x <= WIDTH; x += 60) bumps += ` L ${x} ${horizon + draw.between(-25, 25)}`;
  return svgOf(
    `<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#5f8fc4"/><stop offset="1" stop-color="#dfe9f2"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#s)"/><path d="${bumps} L ${WIDTH} ${HEIGHT} L 0 ${HEIGHT} Z" fill="#3d4a2c"/>`,
  );
}

function gradient(draw: Draw): string {
  const colour = () => `rgb(${draw.whole(0, 255)},${draw.whole(0, 255)},${draw.whole(0, 255)})`;
  return svgOf(
    `<defs><linearGradient id="g" x1="0" y1="0" x2="${draw.between(0, 1)}" y2="${draw.between(0, 1)}"><stop offset="0" stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>`,
  );
}

function chart(draw: Draw): string {
  let body = '<rect width="100%" height="100%" fill="#ffffff"/>';
  for (let y = 100; y < 750; y += 100) {
    body += `<line x1="80" x2="1160" y1="${y}" y2="${y}" stroke="#cccccc" stroke-width="3"/>`;
  }
  for (let bar = 0; bar < 12; bar += 1) {
    const tall = draw.between(60, 620);
    body += `<rect x="${100 + bar * 88}" y="${700 - tall}" width="60" height="${tall}" fill="#c0392b"/>`;
  }
  body += `<text x="80" y="70" font-size="44" font-family="sans-serif">Losses by month</text>`;
  return svgOf(body);
}
