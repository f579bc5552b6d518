/** Whether a thrown value is a system error with one of these names, such as ENOENT. */
export function hasErrno(thrown: unknown, ...names: readonly string[]): boolean {
  const name = errnoOf(thrown);
  return name !== undefined && names.includes(name);
}

export function errnoOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
