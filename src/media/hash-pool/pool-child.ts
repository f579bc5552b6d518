import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LossledgerError } from '../../domain/errors.ts';
import { type ChildReply, childReply, READY } from './reply.ts';

export interface ChildOptions {
  /** The module that exports `run`: bytes in, anything that can be cloned out. */
  readonly task: URL;
  readonly heapMegabytes: number;
  readonly secondsAPicture: number;
}

/** Sources run under tsx, the build as it is. */
const EXTENSION = path.extname(import.meta.url);
const PROGRAM = fileURLToPath(new URL(`./hash-child${EXTENSION}`, import.meta.url));

/** A process that decodes untrusted bytes is told nothing that it does not need: no addresses, no credentials. */
const ENVIRONMENT = ['PATH', 'LD_LIBRARY_PATH', 'TMPDIR', 'NODE_EXTRA_CA_CERTS'] as const;

/** How long a child may take to start: much, since a machine at work starts programs slowly. */
const START_SECONDS = 60;

/** How much of what a child said last is kept for the error that tells of its end. */
const LAST_WORDS = 500;

/** One process that works on one picture at a time. */
export class PoolChild {
  readonly #process: ChildProcess;
  readonly #seconds: number;
  #lastWords = '';
  #isReady = false;
  #timer: NodeJS.Timeout | undefined;
  #settle: ((outcome: ChildReply | LossledgerError) => void) | undefined;
  /** Ended, or about to: no more work is to be given to it. */
  gone = false;

  constructor({ task, heapMegabytes, secondsAPicture }: ChildOptions) {
    this.#seconds = secondsAPicture;
    this.#process = fork(PROGRAM, [task.href], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMegabytes}`, ...loaderOfSources()],
      env: Object.fromEntries(ENVIRONMENT.map((name) => [name, process.env[name]])),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (part: string) => {
      this.#lastWords = (this.#lastWords + part).slice(-LAST_WORDS);
    });
    this.#process.on('message', (message) => {
      if (message !== READY) this.#finish(childReply.parse(message));
      else {
        this.#isReady = true;
        if (this.#settle !== undefined) this.#limit(this.#seconds);
      }
    });
    this.#process.on('error', (error) => this.#end(error.message));
    this.#process.on('close', (status, signal) => this.#end(`${signal ?? `status ${status}`}`));
  }

  /** What the child answers. Throws TIMED_OUT, PICTURE_DECODER_ENDED; either way the child is gone then. */
  async run(bytes: Uint8Array): Promise<ChildReply> {
    const outcome = await new Promise<ChildReply | LossledgerError>((resolve) => {
      this.#settle = resolve;
      this.#limit(this.#isReady ? this.#seconds : START_SECONDS);
      this.#process.send(bytes, (error) => {
        if (error !== null) this.#end(error.message);
      });
    });
    if (outcome instanceof LossledgerError) throw outcome;
    return outcome;
  }

  /** Ends the process; resolves when it has ended. */
  async end(): Promise<void> {
    this.gone = true;
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const closed: Promise<unknown> = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await closed;
  }

  #finish(outcome: ChildReply | LossledgerError): void {
    const settle = this.#settle;
    this.#settle = undefined;
    clearTimeout(this.#timer);
    settle?.(outcome);
  }

  #end(how: string): void {
    this.gone = true;
    const words = this.#lastWords.trim().replaceAll(/\s+/g, ' ');
    this.#finish(
      new LossledgerError(
        'PICTURE_DECODER_ENDED',
        `the process that had the picture ended (${how})${words === '' ? '' : `: ${words}`}`,
      ),
    );
  }

  /** From now on, so many seconds. */
  #limit(seconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.gone = true;
      this.#process.kill('SIGKILL');
      const what = this.#isReady
        ? 'the picture was not decoded and hashed'
        : 'the process that decodes pictures did not start';
      this.#finish(new LossledgerError('TIMED_OUT', `${what} within ${seconds} s`));
    }, seconds * 1_000);
  }
}

function loaderOfSources(): string[] {
  if (EXTENSION !== '.ts') return [];
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--import', pathToFileURL(loader).href];
}
