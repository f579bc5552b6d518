import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ProgramOptions } from './test-host.ts';

const SCRIPT = fileURLToPath(new URL('client-program.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

export interface Acquired {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  readonly adopted: boolean;
}

type Line = Readonly<Record<string, unknown>> & { readonly told: string };

interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** A running client-program.ts. */
export class Program {
  readonly lines: Line[] = [];
  readonly pid: number;
  #child: ChildProcess;
  readonly #changes = new EventEmitter();
  #ended = false;

  /** The wrapper is a command that runs the one it is given. */
  constructor(
    options: ProgramOptions,
    env: NodeJS.ProcessEnv = process.env,
    as?: RunAs,
    wrapper: readonly string[] = [],
  ) {
    const [program = '', ...parameters] = [
      ...wrapper,
      process.execPath,
      ...['--import', TSX, SCRIPT, JSON.stringify(options)],
    ];
    this.#child = spawn(program, parameters, {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
      cwd: '/',
      ...as,
    });
    this.pid = this.#child.pid ?? 0;
    const { stdout } = this.#child;
    if (stdout !== null) {
      createInterface({ input: stdout }).on('line', (line) => this.#note(JSON.parse(line)));
    }
    this.#child.once('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  async acquired(): Promise<Acquired> {
    const line = await this.#until('acquired', 'failed');
    if (line.told === 'failed') throw new Error(String(line['message']));
    return {
      url: String(line['url']),
      dataDir: String(line['dataDir']),
      pid: Number(line['pid']),
      adopted: line['adopted'] === true,
    };
  }

  async failed(): Promise<Line> {
    return await this.#until('failed', 'acquired');
  }

  async release(): Promise<void> {
    this.#child.stdin?.end();
    await this.#until('released');
    await this.ended();
  }

  async kill(): Promise<void> {
    if (this.#ended) return;
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  /** With all that it started and did not set free. */
  async killGroup(): Promise<void> {
    process.kill(-this.pid, 'SIGKILL');
    await this.ended();
  }

  async ended(): Promise<void> {
    if (!this.#ended) await once(this.#child, 'close');
  }

  events(): string[] {
    return this.lines.filter(({ told }) => told === 'event').map((line) => String(line['event']));
  }

  async #until(...wanted: string[]): Promise<Line> {
    for (;;) {
      const line = this.lines.find(({ told }) => wanted.includes(told));
      if (line !== undefined) return line;
      if (this.#ended) throw new Error(`the program ended without: ${wanted.join(', ')}`);
      await once(this.#changes, 'change');
    }
  }

  #note(line: Line): void {
    this.lines.push(line);
    this.#wake();
  }

  #wake(): void {
    this.#changes.emit('change');
  }
}
