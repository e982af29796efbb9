import { describe, expect, it } from 'vitest';
import { importedWorkItemsText, isUnreadable } from '../../src/cli/import-text.ts';

const NOTHING = { agreement: 'acme-email', rows: 0, workItems: 0, recorded: 0, repeated: 0 };
const unread = { line: 2, reason: 'has no number' };

describe('what an import of work items says in the end', () => {
  it.each([
    [{ rows: 3, problems: [unread] }, 'no row of this file could be read', true],
    [{ rows: 3, repeated: 3 }, 'everything that could be read is known already', false],
    [{ rows: 3, recorded: 3 }, 'Recorded.', false],
    [{}, 'this file has no rows', false],
  ])('of %o: %s', (found, sentence, unreadable) => {
    const result = { ...NOTHING, withoutAgreement: 0, problems: [], ...found };
    expect(importedWorkItemsText(result)).toContain(sentence);
    expect(isUnreadable(result)).toBe(unreadable);
  });
});
