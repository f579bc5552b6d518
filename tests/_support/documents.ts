/** A document of invented posts, numbered from `from`: each claims one loss, none alike. */
export function documentOfPosts(from: number, count: number): string {
  const posts = Array.from({ length: count }, (_, n) => from + n).flatMap((n) => [
    `A Russian T-72B3 tank was destroyed near Kupiansk. Case ${n}.`,
    `— Test Source (@test_source_${n % 7}) March ${(n % 28) + 1}, 2024`,
  ]);
  return `${['An invented article for a test.', ...posts].join('\n\n')}\n`;
}
