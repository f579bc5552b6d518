import { z } from 'zod';

/** Marks a value that is never printed. */
const secret = { secret: true } as const;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const milliseconds = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

const postgresUrl = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url),
    'must be an address that begins with postgres:// or postgresql://',
  );

/** The conflict read where none is named: a folder of data/conflicts. */
export const DEFAULT_CONFLICT = 'ukraine-2022';

/**
 * Every setting, as an environment variable. An empty value counts as unset. Those marked secret
 * may be given as NAME_FILE instead, naming a file that holds the value.
 */
export const settingsSchema = z.object({
  DATABASE_URL: postgresUrl
    .optional()
    .describe(
      "Where rows live. Unset: a PostgreSQL of the program's own, in LOSSLEDGER_HOME, with nothing to install.",
    )
    .meta({ ...secret, example: 'postgres://lossledger:…@db:5432/lossledger' }),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional()
    .describe('Where the queue lives. Unset: in the database of the rows.')
    .meta({ ...secret, example: 'redis://redis:6379' }),
  LOSSLEDGER_HOME: z
    .string()
    .optional()
    .describe(
      'Folder of captures and of the embedded database. Unset: lossledger in XDG_DATA_HOME, else in ~/.local/share.',
    ),
  LOSSLEDGER_CONFLICT: z
    .string()
    .default(DEFAULT_CONFLICT)
    .describe(
      'The conflict that texts are read by: the name of a folder of data/conflicts. A ledger is of one conflict.',
    ),
  READER_PASSWORD: z
    .string()
    .min(12, 'must have at least 12 characters')
    .optional()
    .describe(
      'Password that `migrate` gives the read-only role lossledger_reader, and with it the right to log in. Unset: the role cannot log in.',
    )
    .meta(secret),
  MIGRATE_ON_START: flag
    .default(true)
    .describe(
      'Bring the database up to date when a command starts. Set false where `migrate` runs on its own.',
    ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe('Least level that is logged. Unset: info for daemons, warn for other commands.'),
  LOG_FORMAT: z
    .enum(['auto', 'json', 'pretty'])
    .default('auto')
    .describe('auto: readable on a terminal, JSON lines elsewhere.'),
  MAX_DOCUMENT_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(1024 ** 3)
    .default(20 * 1024 ** 2)
    .describe('Largest document taken in, in bytes.'),
  SOURCES_FILE: z
    .string()
    .optional()
    .describe(
      'The file of sources that are watched. Unset: sources.yaml in LOSSLEDGER_HOME; no file, no sources.',
    ),
  FETCH_CONTACT: z
    .string()
    .regex(/^(?:https?:\/\/|mailto:)[!-~]+$/, 'must be a web or mailto: address')
    .optional()
    .describe(
      'Where the owner of a site that is fetched from can reach you; sent in the User-Agent of every request.',
    )
    .meta({ example: 'mailto:archive@example.org' }),
  FETCH_ALLOW_HOSTS: z
    .string()
    .regex(/^[\w.:[\],-]*$/, 'must be hosts, or host:port, separated by commas')
    .default('')
    .transform((hosts) => hosts.split(',').filter((host) => host !== ''))
    .describe(
      'Hosts, or host:port, that may be fetched from though they are not public: mirrors of your own. Separated by commas.',
    ),
  FETCH_GAP_MS: milliseconds(0, 3_600_000)
    .default(1_000)
    .describe('Least time between two requests to one host.'),
  MAX_PAGE_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(1024 ** 3)
    .default(5 * 1024 ** 2)
    .describe('Largest page fetched, in bytes after its content encoding is undone.'),
  MEDIA_FETCH: z
    .enum(['all', 'losses', 'none'])
    .default('all')
    .describe(
      'Whose pictures and videos are fetched: `all` posts, posts that tell of `losses`, or `none`.',
    ),
  MAX_MEDIA_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .max(1024 ** 3)
    .default(20 * 1024 ** 2)
    .describe('Largest picture or video of a post that is fetched, in bytes.'),
  MEDIA_WAIT_MS: milliseconds(0, 3_600_000)
    .default(10_000)
    .describe(
      'Longest that a post waits for its pictures before it is recorded without them; they join it when they come.',
    ),
  LOSSLEDGER_FFMPEG: z
    .string()
    .startsWith('/', 'must be the whole path of the program')
    .optional()
    .describe(
      'Path of an ffmpeg (5.1 or later) that takes frames of videos, each in a process with limits. Unset: videos are kept, and no frames are taken.',
    )
    .meta({ example: '/usr/bin/ffmpeg' }),
  X_BEARER_TOKEN: z
    .string()
    .regex(/^[!-~]{16,}$/, 'must be at least 16 characters without spaces')
    .optional()
    .describe(
      'App-only bearer token of the X API v2. Unset: known posts are looked up by oEmbed alone.',
    )
    .meta(secret),
  X_API_BASE_URL: z
    .url()
    .default('https://api.x.com')
    .describe('Where the X API is: another host for tests and proxies.'),
  X_OEMBED_URL: z
    .url()
    .default('https://publish.x.com/oembed')
    .describe('Where known posts are looked up without a token.'),
  X_SYNDICATION_URL: z
    .url()
    .optional()
    .describe(
      "The undocumented end point of X's own embeds, asked before oEmbed where it is named. Outside the terms of the API, and gone any day; unset, it is never asked.",
    )
    .meta({ example: 'https://cdn.syndication.twimg.com/tweet-result' }),
  X_STREAM: flag
    .default(false)
    .describe(
      "Follow the filtered stream of X_BEARER_TOKEN's app, by the rules set on X's side; each post it names is looked up.",
    ),
  X_MONTHLY_BUDGET_USD: z.coerce
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe(
      'Most US dollars a calendar month (UTC) may cost in reads from X; past it, reading waits. Unset: no limit.',
    ),
  DATABASE_POOL_MAX: z.coerce
    .number()
    .int()
    .min(2)
    .max(100)
    .default(10)
    .describe('Most connections for rows in one process.'),
  QUEUE_POOL_MAX: z.coerce
    .number()
    .int()
    .min(2)
    .max(100)
    .default(6)
    .describe(
      'Most connections for the queue in one process, beside one for each worker, when the queue is in Postgres.',
    ),
  WORKER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe('Jobs at once for each stage in one process. Unset: as each stage declares.'),
  POISON_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(3)
    .describe(
      "Starts in a row that end with the worker's death, after which an item is quarantined.",
    ),
  JOB_LOCK_MS: milliseconds(1_000, 3_600_000)
    .default(30_000)
    .describe('How long a worker may go without renewing its hold on a job.'),
  STALLED_CHECK_MS: milliseconds(500, 3_600_000)
    .default(30_000)
    .describe('How often jobs of dead workers are looked for.'),
  RELAY_POLL_MS: milliseconds(50, 60_000)
    .default(500)
    .describe('How often a worker looks for new work that another process wrote.'),
  RECONCILE_EVERY_MS: milliseconds(1_000, 86_400_000)
    .default(300_000)
    .describe('How often the ledger is compared with the queue.'),
  RECONCILE_AFTER_MS: milliseconds(0, 86_400_000)
    .default(900_000)
    .describe(
      'How long work may wait after it was handed to the queue before it is looked for there.',
    ),
  SOURCES_CHECK_MS: milliseconds(500, 3_600_000)
    .default(30_000)
    .describe('How often the scheduler looks whether the file of sources has changed.'),
  SHUTDOWN_GRACE_MS: milliseconds(1_000, 600_000)
    .default(20_000)
    .describe('How long running jobs may take to end at shutdown.'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'letters, digits, _ and - only')
    .default('lossledger')
    .describe("Prefix of the queue's keys in Redis."),
  REDIS_ALLOW_UNSAFE: flag
    .default(false)
    .describe(
      'Take a Redis that may lose jobs (eviction on, or AOF off); `reconcile` then has to bring them back.',
    ),
});

export type Settings = z.infer<typeof settingsSchema>;

export interface SettingRow {
  readonly name: string;
  readonly description: string;
  readonly default: string | null;
  readonly secret: boolean;
  readonly example: string | null;
}

/** The settings as a table, for the reference page and the example file. */
export function settingRows(): readonly SettingRow[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const meta: Record<string, unknown> = schema.meta() ?? {};
    const preset = schema.safeParse(undefined);
    return {
      name,
      description: schema.description ?? '',
      default: preset.success && preset.data !== undefined ? String(preset.data) : null,
      secret: meta['secret'] === true,
      example: typeof meta['example'] === 'string' ? meta['example'] : null,
    };
  });
}
