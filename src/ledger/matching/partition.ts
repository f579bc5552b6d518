import { byText } from '../item-sighting.ts';

/** Names in disjoint parts, which only grow together. */
export class Partition {
  readonly #parts: Map<string, readonly string[]>;

  constructor(names: readonly string[]) {
    this.#parts = new Map(names.map((name) => [name, [name]]));
  }

  /** The name of the part: the first of its members. */
  of(name: string): string {
    return this.members(name)[0] ?? name;
  }

  members(name: string): readonly string[] {
    return this.#parts.get(name) ?? [name];
  }

  join(a: string, b: string): void {
    if (this.of(a) === this.of(b)) return;
    const joined = [...this.members(a), ...this.members(b)].sort(byText);
    for (const member of joined) this.#parts.set(member, joined);
  }

  parts(): readonly (readonly string[])[] {
    return [...new Set(this.#parts.values())].sort((a, b) => byText(a[0] ?? '', b[0] ?? ''));
  }
}
