import { FUNCTION_RIGHTS, TABLE_RIGHTS, WORKING_ROLES } from '../../src/store/role-rights.ts';

const OPENING = `# Roles of the database

Five roles, each with what it needs and nothing else. \`lossledger migrate\` makes them, gives the two working roles the rights below, and takes from them whatever somebody gave them besides. None but the owner can log in by itself: make a login that is a member.

| role | is for | may |
|---|---|---|
| the owner | \`migrate\`, reviewing, takedowns, publishing | everything; the database refuses it, too, to change or delete what is append-only |
| \`lossledger_worker\` | \`worker\`, \`scheduler\`, \`ingest\` | what the stages do: the first table below, the queue's own schema, and of \`reporting\` the view \`losses\` alone, which \`ingest --wait\` shows |
| \`lossledger_operator\` | who looks after the work | read \`reporting\` and \`reporting_public\`; the second table below |
| \`lossledger_reader\` | analysts | read \`reporting\` and \`reporting_public\`, call \`reporting.losses_as_of\` |
| \`lossledger_public\` | everybody | read \`reporting_public\`: what the publication policy allows |

\`\`\`sql
CREATE ROLE pipeline LOGIN PASSWORD '…' IN ROLE lossledger_worker;
CREATE ROLE ana LOGIN PASSWORD '…' IN ROLE lossledger_reader;
\`\`\`

A worker that logs in as \`pipeline\` runs with \`MIGRATE_ON_START=false\`: it may not migrate. It reads and writes the ledger's tables; it may not change or delete a capture, a claim or a revision, read the key of the account hashes or the operators' log, take anything down, or make or drop anything.

Roles belong to the whole server, see [reporting in SQL](../how-to/report-in-sql.md#other-logins).
`;

export function rolesPage(): string {
  const sections = WORKING_ROLES.map((role) => {
    const rows = Object.entries(TABLE_RIGHTS[role]).map(
      ([table, rights]) => `| \`${table}\` | ${rights.join(', ')} |`,
    );
    const functions = FUNCTION_RIGHTS[role].map((name) => `\`${name}\``).join(', ');
    return `## ${role}

| table or view of schema \`lossledger\` | may |
|---|---|
${rows.join('\n')}
${functions === '' ? '' : `\nFunctions it calls: ${functions}.\n`}`;
  });
  return `${OPENING}\n${sections.join('\n')}`;
}
