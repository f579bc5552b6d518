import { agrees, type Block } from './agreement.ts';

/**
 * The share of all blocks that lies in the largest rectangle where the two pictures show different things. Two screens
 * of one program agree in most of what they show, and not at all where the picture is; what is laid over a picture to
 * hide or adorn it is smaller.
 */
export function largestDifference(
  blocks: readonly Block[],
  differs: (block: Block) => boolean = (block) => block.textured && !agrees(block),
): number {
  if (blocks.length === 0) return 0;
  const columns = Math.max(...blocks.map(({ column }) => column)) + 1;
  const rows = Math.max(...blocks.map(({ row }) => row)) + 1;
  const differing = sums(columns, rows, blocks, differs);
  const agreeing = sums(columns, rows, blocks, agrees);
  const all = sums(columns, rows, blocks, () => true);
  let largest = 0;
  for (let top = 0; top < rows; top++) {
    for (let bottom = top + 1; bottom <= rows; bottom++) {
      for (let left = 0; left < columns; left++) {
        for (let right = left + 1; right <= columns; right++) {
          const within = (of: Float64Array) => inside(of, columns + 1, left, top, right, bottom);
          const size = within(all);
          if (size <= largest) continue;
          const unlike = within(differing);
          if (unlike < DIFFERING * size) continue;
          if (within(agreeing) <= AGREEING_AT_MOST * unlike) largest = size;
        }
      }
    }
  }
  return largest / blocks.length;
}

/** In the rectangle: of all blocks, those that differ; and those that agree by those that differ. */
const DIFFERING = 0.4;
const AGREEING_AT_MOST = 0.2;

/** Sums over the rectangles from the first block. */
function sums(
  columns: number,
  rows: number,
  blocks: readonly Block[],
  counts: (block: Block) => boolean,
): Float64Array {
  const stride = columns + 1;
  const total = new Float64Array(stride * (rows + 1));
  for (const block of blocks) {
    if (counts(block)) total[(block.row + 1) * stride + block.column + 1] = 1;
  }
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const at = row * stride + column;
      total[at] =
        (total[at] ?? 0) +
        (total[at - 1] ?? 0) +
        (total[at - stride] ?? 0) -
        (total[at - stride - 1] ?? 0);
    }
  }
  return total;
}

function inside(
  total: Float64Array,
  stride: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  return (
    (total[bottom * stride + right] ?? 0) -
    (total[top * stride + right] ?? 0) -
    (total[bottom * stride + left] ?? 0) +
    (total[top * stride + left] ?? 0)
  );
}

/**
 * How far the agreeing blocks lie apart, in the narrower direction, as the standard deviation by the extent of all
 * blocks: 0.29 if they are everywhere. Two horizons can be laid on one another, and so can any two straight edges.
 */
export function spreadOfAgreement(blocks: readonly Block[]): number {
  const agreeing = blocks.filter(agrees);
  if (agreeing.length === 0) return 0;
  const columns = Math.max(...blocks.map(({ column }) => column)) + 1;
  const rows = Math.max(...blocks.map(({ row }) => row)) + 1;
  return Math.min(
    deviation(agreeing.map(({ column }) => column)) / columns,
    deviation(agreeing.map(({ row }) => row)) / rows,
  );
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length);
}
