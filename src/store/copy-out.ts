import type { Connection, Submittable } from 'pg';

export interface CopiedOut {
  /** What the server sent, whole. */
  readonly bytes: Buffer;
  readonly rows: number;
  /** Where in the bytes the last row begins. */
  readonly lastRowAt: number;
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
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private used = 0;
  private rows = 0;
  private lastRowAt = 0;
  private hasFailed = false;

  constructor(text: string, done: Done) {
    this.text = text;
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
    const { rows, lastRowAt } = this;
    this.callback(null, { bytes: this.bytes.subarray(0, this.used), rows, lastRowAt });
  }
}
