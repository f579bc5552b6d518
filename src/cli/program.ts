import { Command } from 'commander';
import { programVersion } from '../app/program-version.ts';

type AddCommand = (program: Command) => void;

/** How each command is added, in the order help lists them; its module is read when it is wanted. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  demo: async () => (await import('./commands/demo.ts')).addDemoCommand,
  posts: async () => (await import('./commands/posts.ts')).addPostsCommand,
  extract: async () => (await import('./commands/extract.ts')).addExtractCommand,
  identify: async () => (await import('./commands/identify.ts')).addIdentifyCommand,
  locate: async () => (await import('./commands/locate.ts')).addLocateCommand,
  hash: async () => (await import('./commands/hash.ts')).addHashCommand,
  gazetteer: async () => (await import('./commands/gazetteer.ts')).addGazetteerCommand,
  ingest: async () => (await import('./commands/ingest.ts')).addIngestCommand,
  sources: async () => (await import('./commands/sources.ts')).addSourcesCommand,
  'look-up': async () => (await import('./commands/look-up.ts')).addLookUpCommand,
  losses: async () => (await import('./commands/losses.ts')).addLossesCommand,
  media: async () => (await import('./commands/media.ts')).addMediaCommand,
  export: async () => (await import('./commands/export.ts')).addExportCommand,
  publish: async () => (await import('./commands/publish.ts')).addPublishCommand,
  resolutions: async () => (await import('./commands/resolutions.ts')).addResolutionsCommand,
  takedown: async () => (await import('./commands/takedown.ts')).addTakedownCommand,
  queue: async () => (await import('./commands/queue.ts')).addQueueCommand,
  quarantine: async () => (await import('./commands/quarantine.ts')).addQuarantineCommand,
  requeue: async () => (await import('./commands/requeue.ts')).addRequeueCommand,
  reconcile: async () => (await import('./commands/reconcile.ts')).addReconcileCommand,
  ledger: async () => (await import('./commands/ledger.ts')).addLedgerCommand,
  verify: async () => (await import('./commands/verify.ts')).addVerifyCommand,
  seal: async () => (await import('./commands/seal.ts')).addSealCommand,
  migrate: async () => (await import('./commands/migrate.ts')).addMigrateCommand,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
  eval: async () => (await import('./commands/eval.ts')).addEvalCommand,
  bench: async () => (await import('./commands/bench.ts')).addBenchCommand,
  worker: async () => (await import('./commands/worker.ts')).addWorkerCommand,
  scheduler: async () => (await import('./commands/scheduler.ts')).addSchedulerCommand,
};

/** The program with the one command that the arguments name; with all where they name none. */
export function programFor(args: readonly string[]): Promise<Command> {
  if (args[0] === '--version' || args[0] === '-V') return programOf([]);
  const named = Object.entries(COMMANDS).filter(([name]) => name === args[0]);
  return programOf(named.length > 0 ? named.map(([, load]) => load) : Object.values(COMMANDS));
}

/** The program with every command. */
export function buildProgram(): Promise<Command> {
  return programOf(Object.values(COMMANDS));
}

async function programOf(commands: readonly (() => Promise<AddCommand>)[]): Promise<Command> {
  const program = new Command('lossledger')
    .description(
      'Turns public posts and articles into a ledger of documented equipment losses, with the evidence for every field.',
    )
    .version(programVersion())
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .addHelpText(
      'after',
      '\nExample:\n  lossledger ingest examples/article.txt --wait && lossledger losses list',
    );
  for (const add of await Promise.all(commands.map((load) => load()))) add(program);
  return program;
}
