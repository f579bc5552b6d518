/** The standard normal deviate that leaves 2.5 % on either side. */
const Z_95 = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval at 95 % for a proportion; null where nothing was counted.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * Journal of the American Statistical Association 22 (1927), 209-212.
 */
export function wilsonInterval(correct: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = correct / n;
  const z2 = Z_95 * Z_95;
  const middle = share + z2 / (2 * n);
  const reach = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: Math.max(0, (middle - reach) / scale),
    high: Math.min(1, (middle + reach) / scale),
  };
}
