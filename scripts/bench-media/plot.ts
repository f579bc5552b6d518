import type { Recall } from './compare.ts';
import { PEER_NAMES, PEERS } from './peers.ts';
import { meanRecall } from './report.ts';
import type { BenchResult } from './run.ts';

const ROW = 17;
const LEFT = 132;
const WIDE = 420;
const TOP = 78;
const RIGHT = 24;

/** Readable on white and on black: its own ground, no outside fonts. */
const INK = '#1f2937';
const OURS = '#0f766e';
const MARKS = [
  { colour: '#b45309', shape: 'M -4 0 L 0 -4 L 4 0 L 0 4 Z' },
  { colour: '#7c3aed', shape: 'M -3.5 -3.5 H 3.5 V 3.5 H -3.5 Z' },
  { colour: '#dc2626', shape: 'M -4 3.5 L 0 -4 L 4 3.5 Z' },
  { colour: '#2563eb', shape: 'M -4 -3.5 L 0 4 L 4 -3.5 Z' },
] as const;

/** Recall by transform as bars, what others find as marks on them. */
export function plotOf({ recall, unrelated, pictures, seed }: BenchResult): string {
  const rows = [...recall].sort((a, b) => rank(a) - rank(b));
  const height = TOP + rows.length * ROW + 34;
  const width = LEFT + WIDE + RIGHT;
  const x = (share: number) => LEFT + share * WIDE;
  const mean = (of: (each: Recall) => number) => (100 * meanRecall(recall, of)).toFixed(1);
  const legend = [
    `<rect x="8" y="30" width="12" height="9" fill="${OURS}"/><text x="24" y="38">Lossledger, automatic: mean ${mean(({ auto }) => auto)} %, ${unrelated.auto} false</text>`,
    ...PEER_NAMES.map((peer, at) => {
      const column = 8 + ((at + 1) % 2) * (width / 2 - 8);
      const line = 34 + Math.floor((at + 1) / 2) * 14;
      const mark = MARKS[at] ?? MARKS[0];
      return `<path d="${mark.shape}" transform="translate(${column + 6} ${line})" fill="${mark.colour}"/><text x="${column + 16}" y="${line + 4}">${escaped(`${peer} ≤ ${PEERS[peer].threshold}: ${mean(({ peers }) => peers[peer])} %, ${unrelated.peers[peer].toLocaleString('en')} false`)}</text>`;
    }),
  ];
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M ${x(share)} ${TOP - 2} V ${TOP + rows.length * ROW}" stroke="#d1d5db"/><text x="${x(share)}" y="${TOP + rows.length * ROW + 12}" text-anchor="middle">${share * 100} %</text>`,
  );
  const bars = rows.map((each, at) => {
    const y = TOP + at * ROW;
    const marks = PEER_NAMES.map((peer, n) => {
      const mark = MARKS[n] ?? MARKS[0];
      return `<path d="${mark.shape}" transform="translate(${x(each.peers[peer] / each.pairs).toFixed(1)} ${y + 7})" fill="${mark.colour}" stroke="#fff" stroke-width=".7"/>`;
    });
    return `<text x="${LEFT - 6}" y="${y + 11}" text-anchor="end">${escaped(each.transform)}</text><rect x="${LEFT}" y="${y + 2}" width="${((each.auto / each.pairs) * WIDE).toFixed(1)}" height="10" fill="${OURS}" fill-opacity=".75"/>${marks.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11" fill="${INK}"><title>Recall by what was done to a picture</title><rect width="100%" height="100%" fill="#fff"/><text x="8" y="18" font-size="13" font-weight="600">Copies found, by what was done to the picture</text>${legend.join('')}${grid.join('')}${bars.join('')}<text x="8" y="${height - 8}" fill="#6b7280">${pictures} photos, parameters drawn at random (seed ${seed}); false matches of ${unrelated.pairs.toLocaleString('en')} unrelated pairs</text></svg>\n`;
}

/** What everyone finds last. */
function rank(each: Recall): number {
  return Math.max(...PEER_NAMES.map((peer) => each.peers[peer])) / each.pairs;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
