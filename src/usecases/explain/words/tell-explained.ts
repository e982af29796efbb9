import type { Explained } from '../explain-meant.ts';
import { tellTarget } from './tell-target.ts';
import { type TellingOptions, tellWorkItem } from './tell-work-item.ts';
import type { Telling } from './telling.ts';

/** An explanation of any kind in sentences. */
export function tellExplained(explained: Explained, options: TellingOptions): Telling {
  return explained.of === 'work-item'
    ? tellWorkItem(explained, options)
    : tellTarget(explained, options);
}
