import { conformance } from './answer-conformance.ts';
import { audit } from './audit.ts';
import { backtest } from './backtest.ts';
import { chain } from './chain.ts';
import type { CliCommand } from './command.ts';
import { consequences } from './consequences.ts';
import { dates } from './dates.ts';
import { diff } from './diff.ts';
import { examples } from './examples.ts';
import { exclude, exclusions } from './exclusions.ts';
import { explain } from './explain.ts';
import { exportFiles } from './export.ts';
import { forecast } from './forecast.ts';
import { history } from './history.ts';
import { importFiles } from './import.ts';
import { lintCommand } from './lint.ts';
import { maintenance } from './maintenance.ts';
import { migrate } from './migrate.ts';
import { negotiation } from './negotiation.ts';
import { outage } from './outage.ts';
import { credits, restatements, seal } from './published.ts';
import { rebuild } from './rebuild.ts';
import { recordFile } from './record.ts';
import { schema } from './schema.ts';
import { services } from './services.ts';
import { show } from './show.ts';
import { keep, review, terminate, withdraw } from './standing.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';
import { who } from './who.ts';

/** Every command of `accord`, in the order in which the help lists them. */
export const COMMANDS: readonly CliCommand[] = [
  importFiles,
  exportFiles,
  schema,
  recordFile,
  services,
  show,
  diff,
  review,
  keep,
  withdraw,
  terminate,
  who,
  status,
  explain,
  forecast,
  backtest,
  consequences,
  chain,
  lintCommand,
  dates,
  examples,
  exclusions,
  exclude,
  seal,
  restatements,
  credits,
  outage,
  maintenance,
  negotiation,
  verify,
  history,
  audit,
  migrate,
  rebuild,
  conformance,
];
