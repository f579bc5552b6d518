const X_EPOCH_MS = 1_288_834_974_657n;
const FIRST_POST = Date.parse('2024-03-12T10:00:00Z');

/** An invented article that quotes one invented post, which tells of one loss and shows pictures. */
export function picturedArticle(n: number, item: string, pictures: readonly string[]): string {
  const id = ((BigInt(FIRST_POST + n * 61_000) - X_EPOCH_MS) << 22n).toString();
  const images = pictures.map((url) => `<img src="${url}" alt="picture ${n}">`).join('');
  return `<!doctype html><html lang="en"><head><title>News ${n}</title></head><body><p>Repair crews went back to work.</p>
    <blockquote class="twitter-tweet"><p lang="en" dir="ltr">A Russian ${item} was destroyed near Kupiansk. Case ${n}.</p>${images}
    &mdash; Notes ${n} (@notes_${n}) <a href="https://twitter.com/notes_${n}/status/${id}">March 12, 2024</a></blockquote></body></html>`;
}
