import type { Environment } from '../../config/load.ts';
import { ledgerHome } from '../home.ts';

/** Where installed places are looked for, by the environment alone: no other setting matters here. */
export function gazetteerHome(env: Environment): string {
  const given = env['LOSSLEDGER_HOME']?.trim();
  return ledgerHome(given === '' ? undefined : given, env);
}
