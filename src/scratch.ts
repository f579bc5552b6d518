import { openLedger } from './app/open-ledger.ts';
import { createLog } from './app/logger.ts';
import { loadSettings } from './config/load.ts';
import { listLosses } from './store/queries/reporting.ts';
const l = loadSettings(process.env, () => '');
if (!l.ok) { console.log(l.problems); process.exit(2); }
const t=Date.now();
const ledger = await openLedger({ settings: l.settings, home: '/tmp/ll/s/home', log: createLog('debug','pretty'), role: 'scratch' });
console.log('open', Date.now()-t);
console.log(await listLosses(ledger.store.sql, {limit: 5}));
console.log(await ledger.store.sql`select * from lossledger.work`);
await ledger.close();
