/** A question of docs/how-to/sql-cookbook.md with the statement that answers it. */
export interface Recipe {
  readonly question: string;
  readonly sql: string;
}

/** The statements of a page of Markdown, each under the heading it stands below. */
export function recipesIn(markdown: string): readonly Recipe[] {
  const found: Recipe[] = [];
  let question = '';
  for (const part of markdown.split(/^## /m).slice(1)) {
    question = part.slice(0, part.indexOf('\n'));
    for (const block of part.matchAll(/```sql\n(.*?);\n```/gs)) {
      found.push({ question, sql: block[1] ?? '' });
    }
  }
  return found;
}
