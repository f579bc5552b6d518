/** Runs something later; the answer calls it off. */
export type After = (ms: number, run: () => void) => () => void;

export const afterOnClock: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
