import { setImmediate } from 'node:timers/promises';
import { keepingFindings } from '../../domain/agreement/lint/kept-findings.ts';
import { lintAgreement } from '../../domain/agreement/lint/lint-agreement.ts';
import { lintRegister } from '../../domain/agreement/lint/lint-register.ts';
import type { Finding, Severity } from '../../domain/agreement/lint/rule.ts';
import type { ChainScene } from '../../domain/agreement/support-chain/carrier.ts';
import { seenRevision } from '../../domain/agreement/support-chain/carriers.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { assembleRegister, type Register } from '../../domain/register/register.ts';
import type { AgreementFile } from '../../sources/agreement-files/read-agreement-files.ts';
import { type ImportProblem, planImport } from '../register/plan-import.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { chainScene } from './chain-scene.ts';
import { allPastFigures, type PastOf, pastFigures } from './past-figures.ts';

/** What was found, and in how much. */
export type LintReport = {
  readonly agreements: number;
  /** Of the agreements that were looked at. */
  readonly keys: readonly string[];
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Severity, number>>;
};

/** What was found in files; what cannot be read has no findings. */
export type FilesReport = LintReport & { readonly problems: readonly ImportProblem[] };

/** After so many agreements others have their turn. */
const TURN = 20;

type OnProgress = (done: number, all: number) => void;

/** Looks at one agreement of the register, or at all that count now, for the provider’s own people. */
export async function lint(
  context: Setting,
  wanted: { readonly agreement?: string | undefined; readonly onProgress?: OnProgress } = {},
): Promise<LintReport> {
  const view = await openView(context);
  requireAuthority(view.authority, 'check-agreements', 'anything');
  const scene = chainScene(view.register, context.now);
  if (wanted.agreement !== undefined) {
    const meant = agreementMeant(view, wanted.agreement);
    const agreement = currentRevision(view.register, meant.key, context.now) ?? meant;
    const past = (await pastFigures(context, agreement.key))(agreement.key);
    return reportOf([agreement.key], lintAgreement(scene, { agreement, past }));
  }
  return lintAll(scene, await allPastFigures(context), wanted.onProgress);
}

/** Looks at agreement files as they would be on their own, before they are imported anywhere. */
export async function lintFiles(
  files: readonly AgreementFile[],
  { now, onProgress }: { readonly now: Instant; readonly onProgress?: OnProgress },
): Promise<FilesReport> {
  const empty = assembleRegister([]);
  const { problems, revisions } = planImport(empty, { files, now });
  if (problems.length > 0) return { ...reportOf([], []), problems };
  const register: Register = assembleRegister(revisions);
  return { ...(await lintAll(chainScene(register, now), null, onProgress)), problems };
}

async function lintAll(
  scene: ChainScene,
  pastOf: PastOf | null,
  onProgress?: OnProgress,
): Promise<LintReport> {
  const keys = [...scene.register.agreements.keys()].sort();
  const findings: Finding[] = [];
  const look = keepingFindings(scene);
  for (const [index, key] of keys.entries()) {
    if (index % TURN === 0) await setImmediate();
    const agreement = seenRevision(scene, key);
    const past = pastOf?.(key) ?? null;
    if (agreement) findings.push(...look({ agreement, past }));
    onProgress?.(index + 1, keys.length);
  }
  return reportOf(keys, [...findings, ...lintRegister(scene.register, scene.asOf)]);
}

function reportOf(keys: readonly string[], findings: readonly Finding[]): LintReport {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return {
    agreements: keys.length,
    keys,
    findings,
    counts: { error: count('error'), warning: count('warning'), hint: count('hint') },
  };
}
