import type { ByteStream } from './byte-stream.ts';

/** A line without its ending; null in place of one longer than the limit, whose bytes are let go. */
export type LimitedLine = string | null;

const NEWLINE = 0x0a;

/** The lines of UTF-8 text, as they come; holds at most one line's limit and one part in memory. */
export async function* limitedLines(
  content: ByteStream,
  mostBytes: number,
): AsyncGenerator<LimitedLine, void, undefined> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  const hold = (part: Uint8Array): void => {
    bytes += part.byteLength;
    if (bytes > mostBytes) held = [];
    else if (part.byteLength > 0) held.push(part);
  };
  const take = (): LimitedLine => {
    const line = bytes > mostBytes ? null : textOf(held);
    held = [];
    bytes = 0;
    return line;
  };
  for await (const part of content) {
    let start = 0;
    for (;;) {
      const end = part.indexOf(NEWLINE, start);
      if (end < 0) break;
      hold(part.subarray(start, end));
      yield take();
      start = end + 1;
    }
    hold(part.subarray(start));
  }
  if (bytes > 0) yield take();
}

function textOf(parts: readonly Uint8Array[]): string {
  const text = new TextDecoder().decode(Buffer.concat(parts));
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
