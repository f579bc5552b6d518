import { DEFAULT_CONFLICT, type Settings, settingRows, settingsSchema } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Loaded =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The settings an environment holds, or every problem in it at once. A secret may come from the
 * file that NAME_FILE names; `readSecret` reads it.
 */
export function loadSettings(env: Environment, readSecret: (path: string) => string): Loaded {
  const problems: string[] = [];
  const given: Record<string, string> = {};
  for (const row of settingRows()) {
    const direct = filled(env[row.name]);
    const file = row.secret ? filled(env[`${row.name}_FILE`]) : undefined;
    if (direct !== undefined && file !== undefined) {
      problems.push(`${row.name} and ${row.name}_FILE are both set; keep one.`);
    } else if (direct !== undefined) {
      given[row.name] = direct;
    } else if (file !== undefined) {
      try {
        given[row.name] = readSecret(file).trim();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        problems.push(`${row.name}_FILE: ${reason}.`);
      }
    }
  }
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = issue.path.join('.');
      problems.push(`${name}: ${issue.message}${shown(name, given[name])}.`);
    }
  }
  if (parsed.success && problems.length === 0) return { ok: true, settings: parsed.data };
  return { ok: false, problems };
}

/** The conflict's name alone, for commands that use no other setting and mind none. */
export function conflictNameIn(env: Environment): string {
  return filled(env['LOSSLEDGER_CONFLICT']) ?? DEFAULT_CONFLICT;
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function shown(name: string, value: string | undefined): string {
  const row = settingRows().find((setting) => setting.name === name);
  if (value === undefined || row === undefined || row.secret) return '';
  return ` (is ${JSON.stringify(value)})`;
}
