/**
 * Does something with each item, some at a time. At the first failure nothing more is begun; what was
 * begun is waited for, then the failure is thrown.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const failures: unknown[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) {
        await act(item).catch((error: unknown) => {
          failures.push(error);
          left.length = 0;
        });
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
}
