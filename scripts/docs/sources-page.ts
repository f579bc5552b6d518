import { z } from 'zod';
import { SOURCE_KINDS } from '../../src/app/outside/source-kinds.ts';
import { sourcesJsonSchema } from '../../src/app/outside/sources-schema.ts';

const field = z.object({
  description: z.string().optional(),
  default: z.unknown().optional(),
});
const shape = z.object({
  properties: z.record(z.string(), field).default({}),
  required: z.array(z.string()).default([]),
});

/** docs/reference/sources.md: a heading for each kind of source, with the keys it takes. */
export function sourcesPage(): string {
  const kinds = SOURCE_KINDS.map((kind) => {
    const { properties, required } = shape.parse(z.toJSONSchema(kind.config, { io: 'input' }));
    const rows = Object.entries(properties).map(([name, { description, default: preset }]) => {
      const need = required.includes(name) ? 'yes' : 'no';
      const shown = preset === undefined ? '' : `\`${JSON.stringify(preset)}\``;
      return `| \`${name}\` | ${need} | ${shown} | ${description ?? ''} |`;
    });
    return [
      `## ${kind.kind}\n`,
      `${kind.summary}\n`,
      '| key | needed | default | meaning |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n');
  });
  return [
    '# Sources\n',
    'What is watched is written down in one file, by default `sources.yaml` in LOSSLEDGER_HOME (see SOURCES_FILE). Each source has a `name` (small letters, digits, dots, dashes, underscores), a `kind`, and optionally `every` (how often it is polled: `15m`, `6h`, `1d`; default 15m) and `paused`. The rest depends on its kind. The JSON Schema is sources.schema.json; `lossledger sources schema` prints it.\n',
    '```yaml',
    'sources:',
    '  - name: inbox',
    '    kind: folder',
    '    path: /srv/lossledger/inbox',
    '    every: 5m',
    '```\n',
    ...kinds,
  ].join('\n');
}

/** docs/reference/sources.schema.json: the file of sources, for editors. */
export function sourcesSchemaFile(): string {
  return `${JSON.stringify(sourcesJsonSchema(), null, 2)}\n`;
}
