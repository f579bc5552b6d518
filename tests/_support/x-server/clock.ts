/** A clock that stands still until it is moved. */
export class HandClock {
  private ms: number;

  constructor(start: string) {
    this.ms = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.ms);

  advance(ms: number): void {
    this.ms += ms;
  }
}
