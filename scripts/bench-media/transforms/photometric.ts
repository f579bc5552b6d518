import sharp from 'sharp';
import { jpeg, type Transform } from './transform.ts';

const photometric = (name: string, drawn: string, apply: Transform['apply']): Transform => ({
  name,
  group: 'photometric',
  drawn,
  apply,
});

const resized = (name: string, from: number, to: number): Transform =>
  photometric(name, `${from}-${to} % of the size, kernel`, (open, draw, { width }) =>
    jpeg(
      open().resize({
        width: Math.max(16, Math.round((width * draw.between(from, to)) / 100)),
        kernel: draw.one(['lanczos3', 'cubic', 'linear', 'mitchell']),
      }),
      draw,
    ),
  );

const recompressed = (name: string, from: number, to: number): Transform =>
  photometric(name, `quality ${from}-${to}`, (open, draw) =>
    open()
      .jpeg({ quality: draw.whole(from, to) })
      .toBuffer(),
  );

export const PHOTOMETRIC: readonly Transform[] = [
  resized('resize 50 %', 40, 60),
  resized('resize 25 %', 20, 30),
  recompressed('jpeg 60', 50, 70),
  recompressed('jpeg 30', 20, 40),
  recompressed('jpeg 10', 8, 14),
  photometric('webp 50', 'quality 35-60', (open, draw) =>
    open()
      .webp({ quality: draw.whole(35, 60) })
      .toBuffer(),
  ),
  photometric('repost chain', '3-5 rounds of resize and recompression', async (open, draw) => {
    let bytes = await open()
      .jpeg({ quality: draw.whole(70, 90) })
      .toBuffer();
    const rounds = draw.whole(3, 5);
    for (let round = 0; round < rounds; round += 1) {
      const { width } = await sharp(bytes).metadata();
      const next = sharp(bytes).resize({ width: Math.round(width * draw.between(0.7, 1.1)) });
      bytes = draw.chance(0.3)
        ? await next.webp({ quality: draw.whole(45, 80) }).toBuffer()
        : await next.jpeg({ quality: draw.whole(40, 85) }).toBuffer();
    }
    return bytes;
  }),
  photometric('grey', 'quality', (open, draw) => jpeg(open().greyscale(), draw)),
  photometric('brightness', '+15-35 %', (open, draw) =>
    jpeg(open().modulate({ brightness: draw.between(1.15, 1.35) }), draw),
  ),
  photometric('contrast', '±20-45 % about the middle', (open, draw) => {
    const gain = draw.chance(0.5) ? draw.between(1.2, 1.45) : draw.between(0.6, 0.85);
    return jpeg(open().linear(gain, 128 * (1 - gain)), draw);
  }),
  photometric('dark', '-30-55 %', (open, draw) =>
    jpeg(open().modulate({ brightness: draw.between(0.45, 0.7) }), draw),
  ),
  photometric('gamma', '1.4-2.2', (open, draw) =>
    jpeg(open().gamma(draw.between(1.4, 2.2), 1), draw),
  ),
  photometric('saturation', '0.3-1.8', (open, draw) =>
    jpeg(open().modulate({ saturation: draw.between(0.3, 1.8) }), draw),
  ),
  photometric('blur', 'sigma 0.1-0.35 % of the width', (open, draw, { width }) =>
    jpeg(open().blur(Math.max(0.4, (width * draw.between(0.1, 0.35)) / 100)), draw),
  ),
  photometric('sharpen', 'sigma 1-2.5', (open, draw) =>
    jpeg(open().sharpen({ sigma: draw.between(1, 2.5), m1: 1, m2: draw.between(2, 5) }), draw),
  ),
  photometric('aspect 85 %', 'one side to 80-90 %', (open, draw, { width, height }) => {
    const share = draw.between(0.8, 0.9);
    const narrower = draw.chance(0.5);
    return jpeg(
      open().resize(
        Math.round(width * (narrower ? share : 1)),
        Math.round(height * (narrower ? 1 : share)),
        { fit: 'fill' },
      ),
      draw,
    );
  }),
];
