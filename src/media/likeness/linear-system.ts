/** Solves a symmetric positive system by Gaussian elimination with pivoting; null if it has no single answer. */
export function solve(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const size = right.length;
  const rows = matrix.slice();
  const answer = right.slice();
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row * size + column] ?? 0) > Math.abs(rows[pivot * size + column] ?? 0)) {
        pivot = row;
      }
    }
    const divisor = rows[pivot * size + column] ?? 0;
    if (!(Math.abs(divisor) > 1e-9)) return null;
    if (pivot !== column) swap(rows, answer, pivot, column);
    for (let row = column + 1; row < size; row++) {
      const factor = (rows[row * size + column] ?? 0) / divisor;
      if (factor === 0) continue;
      for (let at = column; at < size; at++) {
        rows[row * size + at] =
          (rows[row * size + at] ?? 0) - factor * (rows[column * size + at] ?? 0);
      }
      answer[row] = (answer[row] ?? 0) - factor * (answer[column] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = answer[row] ?? 0;
    for (let at = row + 1; at < size; at++)
      rest -= (rows[row * size + at] ?? 0) * (answer[at] ?? 0);
    answer[row] = rest / (rows[row * size + row] ?? 1);
  }
  return answer;
}

function swap(rows: Float64Array, answer: Float64Array, a: number, b: number): void {
  const size = answer.length;
  for (let at = 0; at < size; at++) {
    const kept = rows[a * size + at] ?? 0;
    rows[a * size + at] = rows[b * size + at] ?? 0;
    rows[b * size + at] = kept;
  }
  const kept = answer[a] ?? 0;
  answer[a] = answer[b] ?? 0;
  answer[b] = kept;
}
