import { describe, expect, it } from 'vitest';
import { conflictNameIn, type Environment, loadSettings } from '../../../src/config/load.ts';
import { DEFAULT_CONFLICT, settingRows } from '../../../src/config/settings.ts';

const noFiles = (file: string): string => {
  throw new Error(`no file ${file} here`);
};

function problemsOf(env: Environment, readSecret = noFiles): readonly string[] {
  const loaded = loadSettings(env, readSecret);
  return loaded.ok ? [] : loaded.problems;
}

describe('loadSettings', () => {
  it('fills in what is not set', () => {
    const loaded = loadSettings({}, noFiles);
    expect(loaded).toMatchObject({
      ok: true,
      settings: { MIGRATE_ON_START: true, DATABASE_POOL_MAX: 10, REDIS_PREFIX: 'lossledger' },
    });
  });

  it('takes an empty value, and one of nothing but spaces, as unset', () => {
    const loaded = loadSettings({ DATABASE_URL: '', REDIS_URL: '  ', POISON_LIMIT: ' ' }, noFiles);
    expect(loaded).toMatchObject({ ok: true, settings: { POISON_LIMIT: 3 } });
    expect(loaded.ok && loaded.settings.DATABASE_URL).toBeUndefined();
  });

  it('reads numbers and flags', () => {
    const env = {
      MAX_DOCUMENT_BYTES: '2048',
      MIGRATE_ON_START: 'false',
      REDIS_ALLOW_UNSAFE: 'true',
    };
    expect(loadSettings(env, noFiles)).toMatchObject({
      ok: true,
      settings: { MAX_DOCUMENT_BYTES: 2048, MIGRATE_ON_START: false, REDIS_ALLOW_UNSAFE: true },
    });
  });

  it('ignores variables that are not its own', () => {
    expect(loadSettings({ PATH: '/bin', POOL: 'x' }, noFiles).ok).toBe(true);
  });

  it('names every problem at once', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'localhost:6379',
      DATABASE_POOL_MAX: '1',
      POISON_LIMIT: 'three',
      MIGRATE_ON_START: 'yes',
      LOG_LEVEL: 'loud',
      READER_PASSWORD: 'short',
    });
    const named = problems.map((problem) => problem.split(':')[0]);
    expect(named.toSorted()).toEqual([
      'DATABASE_POOL_MAX',
      'DATABASE_URL',
      'LOG_LEVEL',
      'MIGRATE_ON_START',
      'POISON_LIMIT',
      'READER_PASSWORD',
      'REDIS_URL',
    ]);
  });

  it('names a file that cannot be read beside the other problems', () => {
    const problems = problemsOf({ DATABASE_URL_FILE: '/run/secrets/url', POISON_LIMIT: '0' });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toBe('DATABASE_URL_FILE: no file /run/secrets/url here.');
    expect(problems[1]).toContain('POISON_LIMIT');
  });

  it('shows a wrong value', () => {
    expect(problemsOf({ LOG_LEVEL: 'loud' })[0]).toContain('(is "loud")');
  });

  it('takes a secret from the file that NAME_FILE names, without the line end', () => {
    const loaded = loadSettings({ READER_PASSWORD_FILE: '/run/secrets/reader' }, (file) =>
      file === '/run/secrets/reader' ? 'correct-horse-battery\n' : '',
    );
    expect(loaded).toMatchObject({
      ok: true,
      settings: { READER_PASSWORD: 'correct-horse-battery' },
    });
  });

  it('refuses a secret given both ways', () => {
    const env = { REDIS_URL: 'redis://a', REDIS_URL_FILE: '/run/secrets/redis' };
    expect(problemsOf(env, () => 'redis://b')).toEqual([
      'REDIS_URL and REDIS_URL_FILE are both set; keep one.',
    ]);
  });

  it('does not look for files of what is no secret', () => {
    expect(loadSettings({ LOG_LEVEL_FILE: '/nowhere' }, noFiles).ok).toBe(true);
  });

  it.each(
    settingRows()
      .filter((row) => row.secret)
      .map((row) => row.name),
  )('never shows the value of %s in a problem', (name) => {
    const value = 'hunter2';
    const direct = problemsOf({ [name]: value });
    const fromFile = problemsOf({ [`${name}_FILE`]: '/run/secrets/it' }, () => value);
    expect(direct).toHaveLength(1);
    expect(fromFile).toHaveLength(1);
    expect([...direct, ...fromFile].join()).not.toContain(value);
  });
});

describe('settingRows', () => {
  it('describes every setting', () => {
    for (const row of settingRows()) {
      expect(row.name).toMatch(/^[A-Z][A-Z_]+$/);
      expect(row.description, row.name).toMatch(/\.$/);
    }
  });

  it('marks what is secret: the addresses, which hold passwords, the password and the token', () => {
    const secret = settingRows().filter((row) => row.secret);
    expect(secret.map((row) => row.name)).toEqual([
      'DATABASE_URL',
      'REDIS_URL',
      'READER_PASSWORD',
      'X_BEARER_TOKEN',
    ]);
  });

  it('tells defaults as they would be written', () => {
    const presets = Object.fromEntries(settingRows().map((row) => [row.name, row.default]));
    expect(presets).toMatchObject({
      MIGRATE_ON_START: 'true',
      POISON_LIMIT: '3',
      DATABASE_URL: null,
    });
  });
});

describe('conflictNameIn', () => {
  it('reads the one setting, and minds no other', () => {
    const env = { LOSSLEDGER_CONFLICT: ' nagorno-karabakh-2020 ', DATABASE_URL: 'nonsense' };
    expect(conflictNameIn(env)).toBe('nagorno-karabakh-2020');
  });

  it('takes the default where nothing is set', () => {
    expect(conflictNameIn({ LOSSLEDGER_CONFLICT: '' })).toBe(DEFAULT_CONFLICT);
    expect(conflictNameIn({})).toBe(DEFAULT_CONFLICT);
  });
});
