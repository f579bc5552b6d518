import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingRows, settingsSchema } from '../../src/config/settings.ts';
import { ROOT } from './tree.ts';

const service = z.looseObject({
  image: z.string().optional(),
  build: z.unknown().optional(),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  restart: z.string(),
  secrets: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
  volumes: z.array(z.string()).default([]),
});
const composeFile = z.looseObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

const text = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const compose = composeFile.parse(parse(text, { merge: true }));
const services = Object.entries(compose.services);
const own = services.filter(([, { build }]) => build !== undefined);
const servers = services.filter(([, { restart }]) => restart !== 'no');

function serviceNamed(name: string) {
  const found = compose.services[name];
  if (found === undefined) throw new Error(`compose.yaml has no service ${name}`);
  return found;
}

describe('the queue’s Redis', () => {
  const command = serviceNamed('redis').command?.join(' ');

  test('never evicts a job', () => {
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  test('writes every job to its append-only file', () => {
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--appendfsync everysec');
  });
});

describe('the order of starting', () => {
  test('workers wait for the migration to have ended well and for Redis', () => {
    expect(serviceNamed('worker').depends_on).toMatchObject({
      migrate: { condition: 'service_completed_successfully' },
      redis: { condition: 'service_healthy' },
    });
  });

  test('the migration waits for a healthy database and runs once', () => {
    const { depends_on: dependsOn, restart } = serviceNamed('migrate');
    expect(dependsOn['postgres']).toEqual({ condition: 'service_healthy' });
    expect(restart).toBe('no');
  });

  test('the database and Redis start without the profile `app`, the program only with it', () => {
    const withProfile = services.filter(([, { profiles }]) => profiles.includes('app'));
    expect(withProfile).toEqual(own);
  });
});

test.each(servers)('%s has a health check and comes back after a restart', (_name, each) => {
  expect(each.healthcheck).toBeDefined();
  expect(each.restart).toBe('unless-stopped');
});

test.each(services)('%s has a read-only root and no port beyond this machine', (_name, each) => {
  expect(each.read_only).toBe(true);
  expect(each.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test.each(services)('%s names volumes and secrets that are declared', (_name, each) => {
  for (const volume of each.volumes)
    expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
  for (const secret of each.secrets) expect(compose.secrets).toHaveProperty(secret);
});

test('no image is without a version of its own', () => {
  const images = [
    ...services.map(([, { image }]) => image ?? ''),
    ...[...dockerfile.matchAll(/^FROM (\S+:\S+)/gm)].map((match) => match[1] ?? ''),
  ];
  expect(images.length).toBeGreaterThan(services.length);
  for (const image of images) {
    expect(image).toMatch(/:(\d|local$)/);
    expect(image).not.toContain('latest');
  }
});

describe('the program’s services', () => {
  const secrets = new Set(
    settingRows()
      .filter((row) => row.secret)
      .map((row) => row.name),
  );

  test.each(own)('%s is given only settings that exist, with values they take', (_name, each) => {
    const given = Object.entries(each.environment);
    const unknown = given
      .map(([name]) => name)
      .filter((name) => !(name in settingsSchema.shape))
      .filter((name) => !(name.endsWith('_FILE') && secrets.has(name.slice(0, -'_FILE'.length))));
    expect(unknown).toEqual([]);
    const plain = given.filter(([name]) => name in settingsSchema.shape);
    expect(settingsSchema.safeParse(Object.fromEntries(plain)).success).toBe(true);
  });

  test.each(own)(
    '%s finds its database by a secret file, not by a password in sight',
    (_name, each) => {
      expect(each.environment).not.toHaveProperty('DATABASE_URL');
      expect(each.environment['DATABASE_URL_FILE']).toBe('/run/secrets/database_url');
      expect(each.secrets).toContain('database_url');
    },
  );

  test.each(own)('%s keeps captures on a volume at LOSSLEDGER_HOME', (_name, each) => {
    expect(each.volumes).toContain(`captures:${each.environment['LOSSLEDGER_HOME']}`);
  });

  test('have more time to stop than running jobs may take', () => {
    const grace = settingsSchema.parse({}).SHUTDOWN_GRACE_MS;
    const seconds = Number.parseInt(serviceNamed('worker').stop_grace_period ?? '0', 10);
    expect(seconds * 1_000).toBeGreaterThan(grace);
  });

  test('do not run as root', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});

test('no password is written in compose.yaml', () => {
  expect(text).not.toMatch(/^\s*(\w*PASSWORD|\w*TOKEN)\s*:/m);
});
