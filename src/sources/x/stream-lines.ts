/** A message longer than this is none of X's. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Cuts the bytes of the filtered stream into its messages. A chunk may end anywhere: within a letter, or
 * between a message and its line end. Lines that are empty keep the connection alive; lines that are no
 * JSON are skipped.
 */
export class StreamLines {
  private readonly decoder = new TextDecoder('utf-8');
  private rest = '';

  *push(chunk: Uint8Array): Generator<unknown, void, undefined> {
    const lines = (this.rest + this.decoder.decode(chunk, { stream: true })).split('\r\n');
    this.rest = lines.pop() ?? '';
    if (this.rest.length > MOST_CHARACTERS) this.rest = '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      const message = parsed(line);
      if (message !== undefined) yield message;
    }
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
