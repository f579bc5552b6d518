import { byText } from '../item-sighting.ts';

/** One value that tellings give for a field, and who gives it. */
export interface ToldValue<Value> {
  readonly value: Value;
  /** Witnesses that count once: those that only carry another are that one. */
  readonly voices: ReadonlySet<string>;
  /** The first of the tellings by canonical order. */
  readonly teller: string;
}

export interface Choice<Value> {
  readonly told: ToldValue<Value>;
  /** What it contradicts, none when all agree. */
  readonly against: readonly ToldValue<Value>[];
}

/**
 * Of several values the most exact that contradicts none; where each contradicts some, the one with
 * most voices behind it, and then the most exact. Never a mean of them.
 */
export function bestSupported<Value>(
  values: readonly ToldValue<Value>[],
  contradict: (a: Value, b: Value) => boolean,
  /** Negative when a is more exact. */
  byExactness: (a: Value, b: Value) => number,
): Choice<Value> | null {
  const choices = values.map((told) => {
    const against = values.filter((other) => contradict(told.value, other.value));
    const backing = values.filter((other) => !against.includes(other));
    const voices = new Set(backing.flatMap((other) => [...other.voices]));
    return { told, against, voices: voices.size };
  });
  const [best] = choices.sort(
    (x, y) =>
      Number(x.against.length > 0) - Number(y.against.length > 0) ||
      (x.against.length > 0 ? y.voices - x.voices : 0) ||
      byExactness(x.told.value, y.told.value) ||
      y.told.voices.size - x.told.voices.size ||
      byText(x.told.teller, y.told.teller),
  );
  return best === undefined ? null : { told: best.told, against: best.against };
}
