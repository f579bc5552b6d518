export const SUPERUSER = 'lossledger';
export const DATABASE = 'lossledger';

/** Given on every start, so that they hold for clusters made by earlier versions too. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  ssl: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  // What the server says of itself. Errors of statements go to the client that made them; here they
  // would carry values out of posts, and a client that repeats one would fill the disk.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_connections: '',
  log_disconnections: 'off',
  log_autovacuum_min_duration: '-1',
  log_lock_waits: 'off',
};

export function serverArguments(dataDir: string, port: number): string[] {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  return ['-D', dataDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

export function connectionUrl(password: string, port: number): string {
  // Stated, since PGSSLMODE in the environment would otherwise ask a server without TLS for it.
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}?sslmode=disable`;
}
