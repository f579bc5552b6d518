import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Log } from '../pipeline/define-stage.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * Log lines on standard error: JSON for machines, readable on a terminal. Standard output is kept
 * for data. No setting marked secret, and no text of a post, is ever handed to it.
 */
export function createLog(level: LogLevel, format: 'auto' | 'json' | 'pretty'): Log {
  const readable = format === 'pretty' || (format === 'auto' && process.stderr.isTTY === true);
  const stream = readable
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })
    : pino.destination({ dest: 2, sync: true });
  const logger = pino({ level, base: { pid: process.pid } }, stream);
  return (at, event, fields) => logger[at](fields ?? {}, event);
}
