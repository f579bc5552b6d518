import { settingRows } from '../../src/config/settings.ts';

/** docs/reference/settings.md: a heading for each setting of src/config/settings.ts. */
export function settingsPage(): string {
  const entries = settingRows().map(({ name, description, default: preset, secret, example }) =>
    [
      `## ${name}\n`,
      `${description}\n`,
      `- **Default:** ${preset === null ? 'none' : `\`${preset}\``}`,
      ...(example === null ? [] : [`- **Example:** \`${example}\``]),
      ...(secret
        ? [`- **Secret:** never printed; \`${name}_FILE\` may name a file that holds it.`]
        : []),
      '',
    ].join('\n'),
  );
  return [
    '# Settings\n',
    'Settings are environment variables. One that is empty counts as unset. Every problem with them is reported at once, before anything starts.\n',
    ...entries,
  ].join('\n');
}

/** .env.example: the same settings, each commented out at its default. */
export function environmentExample(): string {
  const entries = settingRows().map(
    ({ name, description, default: preset, example }) =>
      `# ${description}\n# ${name}=${preset ?? example ?? ''}\n`,
  );
  return entries.join('\n');
}
