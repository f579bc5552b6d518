import type { ServerResponse } from 'node:http';

export interface StreamRule {
  readonly id: string;
  readonly value: string;
  readonly tag?: string;
}

/** How the bytes of a line are cut into chunks: anywhere, also within a letter. */
export type Cut = (line: Buffer) => readonly Buffer[];

export const whole: Cut = (line) => [line];

/** Cuts behind every first byte of a letter of two bytes, and before the line's end. */
export const withinLetters: Cut = (line) => {
  const pieces: Buffer[] = [];
  let start = 0;
  for (let at = 0; at < line.length - 2; at += 1) {
    const byte = line[at] ?? 0;
    if (byte >= 0xc2 && byte <= 0xdf) {
      pieces.push(line.subarray(start, at + 1));
      start = at + 1;
    }
  }
  pieces.push(line.subarray(start, line.length - 2), line.subarray(line.length - 2));
  return pieces;
};

/** The one open connection of the filtered stream. */
export class StreamConnections {
  readonly rules: StreamRule[] = [];
  /** How often a stream was opened. */
  opened = 0;
  private connection: ServerResponse | null = null;
  private readonly waiting: (() => void)[] = [];

  get isOpen(): boolean {
    return this.connection !== null;
  }

  open(response: ServerResponse, headers: Record<string, string>): void {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.flushHeaders();
    response.on('close', () => {
      if (this.connection === response) this.connection = null;
    });
    this.connection = response;
    this.opened += 1;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** Resolves when a client is connected. */
  async connected(): Promise<void> {
    if (this.connection === null) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  send(message: unknown, cut: Cut): void {
    const line = Buffer.from(`${JSON.stringify(message)}\r\n`);
    for (const piece of cut(line)) this.connection?.write(piece);
  }

  keepAlive(): void {
    this.connection?.write('\r\n');
  }

  /** Ends the connection as a network does: without a word. */
  drop(): void {
    const open = this.connection;
    this.connection = null;
    open?.socket?.destroy();
  }
}
