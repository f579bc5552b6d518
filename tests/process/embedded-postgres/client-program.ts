/**
 * A program that uses the embedded server, for tests to run and to kill: acquires it, tells so on stdout,
 * and releases it when its input ends. Everything it tells is a line of JSON.
 */
import { acquireOn } from '../../../src/app/embedded-postgres/acquire.ts';
import { LossledgerError } from '../../../src/domain/errors.ts';
import { hostFrom, type ProgramOptions } from './test-host.ts';

const options: ProgramOptions = JSON.parse(process.argv[2] ?? '{}');

function tell(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const server = await acquireOn(hostFrom(options), {
    home: options.home,
    keepRunning: options.keepRunning ?? false,
    log: (event, fields) => tell({ told: 'event', event, ...fields }),
  });
  const { url, dataDir, pid, adopted } = server;
  tell({ told: 'acquired', url, dataDir, pid, adopted });
  process.stdin.on('end', () => {
    void server.release().then(() => tell({ told: 'released' }));
  });
  process.stdin.resume();
} catch (error) {
  const told = 'failed';
  if (error instanceof LossledgerError) tell({ told, code: error.code, message: error.message });
  else tell({ told, code: 'OTHER', message: String(error) });
}
