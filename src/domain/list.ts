/** Array.isArray, without the `any` it makes of the items. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
