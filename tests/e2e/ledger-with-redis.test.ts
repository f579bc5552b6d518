import { describeLedgerAsUsed } from '../_support/ledger-as-used.ts';

describeLedgerAsUsed({ withRedis: true });
