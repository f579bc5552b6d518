/** Does the work for each item, so many at a time, and gives the answers as they come. */
export async function* inParallel<Item, Answer>(
  items: AsyncIterable<Item, unknown, unknown>,
  atOnce: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer, void, undefined> {
  const running = new Map<number, Promise<readonly [number, Answer]>>();
  let started = 0;
  for await (const item of items) {
    const number = started++;
    running.set(
      number,
      work(item).then((answer) => [number, answer] as const),
    );
    if (running.size < atOnce) continue;
    const [ended, answer] = await Promise.race(running.values());
    running.delete(ended);
    yield answer;
  }
  while (running.size > 0) {
    const [ended, answer] = await Promise.race(running.values());
    running.delete(ended);
    yield answer;
  }
}
