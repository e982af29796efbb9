import type { AgreementTerms } from '../agreement-terms.ts';
import { dateIn } from '../dates/term.ts';
import type { ChainScene } from '../support-chain/carrier.ts';
import { type Linted, lintAgreement } from './lint-agreement.ts';
import type { Finding } from './rule.ts';
import { contentIn, watchedRegister } from './watched-register.ts';

type Kept = {
  readonly findings: readonly Finding[];
  /** The day in the agreement’s zone, how its promises fared, and its ending. */
  readonly under: string;
  /** Everything that the rules read, with what it was. */
  readonly restsOn: ReadonlyMap<string, string | null>;
};

// The terms of a revision are one object for as long as they are known.
const kept = new WeakMap<AgreementTerms, Kept>();

/**
 * Looks at agreements like `lintAgreement`, and remembers what it found for as long as the day and all that the rules
 * read are the same. The instants that findings name are those of the first look of the day.
 */
export function keepingFindings(scene: ChainScene): (linted: Linted) => readonly Finding[] {
  const contentOf = contentIn(scene);
  return (linted) => {
    const { terms, ended, number } = linted.agreement;
    const today = dateIn(terms.timeZone, scene.asOf);
    const under = `${number} ${today} ${ended} ${JSON.stringify(linted.past)}`;
    const known = kept.get(terms);
    if (known?.under === under && isSame(known, contentOf)) return known.findings;
    const { findings, read } = watching(scene, linted);
    const restsOn = new Map([...read].map((name) => [name, contentOf(name)]));
    kept.set(terms, { findings, under, restsOn });
    return findings;
  };
}

function isSame({ restsOn }: Kept, contentOf: (name: string) => string | null): boolean {
  for (const [name, content] of restsOn) {
    if (content === null || contentOf(name) !== content) return false;
  }
  return true;
}

function watching(scene: ChainScene, linted: Linted) {
  const read = new Set<string>();
  const saw = (name: string) => read.add(name);
  const calendarOf = (key: string) => {
    saw(`calendar ${key}`);
    return scene.calendarOf(key);
  };
  const register = watchedRegister(scene.register, saw);
  return { findings: lintAgreement({ ...scene, register, calendarOf }, linted), read };
}
