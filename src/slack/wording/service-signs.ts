import type { ServiceState } from '../../domain/service/service-terms.ts';
import type { Promised } from '../../usecases/service/portfolio.ts';
import { isOffered, promisedWords, stateName } from '../../usecases/service/service-words.ts';

const SIGNS: Readonly<Record<ServiceState, string>> = {
  proposed: '💡',
  planned: '🔵',
  live: '🟢',
  retiring: '🟠',
  retired: '⚪',
};

/** Where a service stands and whether something is promised about it: “🟢 Live · promised”. */
export function standingWords(state: ServiceState, promised: Promised): string {
  const lacks = isOffered(state) && (promised === 'wished' || promised === 'nothing');
  const words = promisedWords(state, promised);
  return `${SIGNS[state]} ${stateName(state)} · ${lacks ? `⚠️ ${words}` : words}`;
}
