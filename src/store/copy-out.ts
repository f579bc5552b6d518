import type { Connection, Submittable } from 'pg';

export interface CopiedOut {
  /** What the server sent, whole. */
  readonly bytes: Buffer;
  readonly rows: number;
  /** Where in the bytes the last row begins. */
  readonly lastRowAt: number;
  /** What the bytes lie in, to be given to another once they are used. */
  readonly buffer: Buffer;
}

type Done = (error: Error | null, copied?: CopiedOut) => void;

const FIRST_BYTES = 1 << 20;

/**
 * `COPY (…) TO STDOUT` on a client of node-postgres, which has the messages of the protocol but no
 * query that takes them: what it calls on a query of its own kind is here.
 */
export class CopyOut implements Submittable {
  /** The client wraps it to end the time limit of the statement. */
  callback: Done;
  private readonly text: string;
  private bytes: Buffer;
  private used = 0;
  private rows = 0;
  private lastRowAt = 0;
  private hasFailed = false;

  /** Where a buffer is given that nobody reads any more, it is written over. */
  constructor(text: string, done: Done, over: Buffer = Buffer.allocUnsafe(FIRST_BYTES)) {
    this.text = text;
    this.bytes = over;
    this.callback = done;
  }

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  /** One message is one row. Its bytes are the parser's own, and are copied before it goes on. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.used + chunk.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + chunk.length));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    chunk.copy(this.bytes, this.used);
    this.lastRowAt = this.used;
    this.used += chunk.length;
    this.rows += 1;
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.hasFailed = true;
    this.callback(error);
  }

  handleReadyForQuery(): void {
    if (this.hasFailed) return;
    const { rows, lastRowAt, bytes: buffer } = this;
    this.callback(null, { bytes: buffer.subarray(0, this.used), rows, lastRowAt, buffer });
  }
}
