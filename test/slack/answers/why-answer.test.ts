import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_START } from '../../../src/demo/demo-start.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { validateBlocks } from '../../../src/playground/block-kit/validate.ts';
import type { Answer } from '../../../src/slack/answer.ts';
import { whyAnswer } from '../../../src/slack/answers/why-answer.ts';
import { readWhyQuery, writeWhyQuery } from '../../../src/slack/answers/why-query.ts';
import { LIMITS } from '../../../src/slack/blocks/limits.ts';
import { type Explained, explainMeant } from '../../../src/usecases/explain/explain-meant.ts';
import { explanationJson } from '../../../src/usecases/explain/explanation-json.ts';
import { tellExplained } from '../../../src/usecases/explain/words/tell-explained.ts';
import { useDatabase } from '../../database.ts';
import { demoRegister } from '../../demo/northwind.ts';
import { demoDatabase } from '../../demo/seeded.ts';

const getDatabase = useDatabase(demoDatabase);
const BAD_MONTH = parseInstant('2026-06-30T22:00:00Z') - 1;

let explained: readonly Explained[];

beforeAll(async () => {
  const { database, workspace } = getDatabase();
  const context = { actor: { kind: 'cli' }, now: DEMO_START, workspace, database } as const;
  const found: Explained[] = [];
  for (const [agreement, revisions] of demoRegister().agreements) {
    for (const { key } of revisions.at(-1)?.terms.targets ?? []) {
      found.push(await explainMeant(context, { words: [agreement, key], at: BAD_MONTH }));
    }
  }
  const items = await database.sql<{ key: string }>(
    'SELECT key FROM "WorkItem" ORDER BY "lastEventAt" - "openedAt" DESC LIMIT 20',
  );
  for (const { key } of items) found.push(await explainMeant(context, { words: [key] }));
  explained = found;
});

/** Every page of every telling of an explanation, the short one and each chapter in full. */
function answers(one: Explained): readonly Answer[] {
  return (['folded', 'full'] as const).flatMap((fullness) => {
    const telling = tellExplained(one, { timeZone: 'Asia/Kathmandu', fullness });
    const names = fullness === 'full' ? telling.chapters.map(({ name }) => name) : [undefined];
    return names.flatMap((full) =>
      [0, 1, 2, 3].map((page) => {
        const query = { words: 'x', page, ...(full !== undefined && { full }) };
        return whyAnswer({ telling, query, asOf: 'now' });
      }),
    );
  });
}

describe('an explanation in Slack', () => {
  it('is taken by Slack, short and in full, on every page', () => {
    const all = explained.flatMap(answers);
    expect(all.length).toBeGreaterThan(500);
    const refused = all.flatMap(({ blocks }) => validateBlocks('message', blocks));
    expect(refused).toEqual([]);
    expect(Math.max(...all.map(({ blocks }) => blocks.length))).toBeLessThanOrEqual(
      LIMITS.message.blocks,
    );
  });

  it('loses no line of a long ledger on the way', () => {
    for (const one of explained) {
      const telling = tellExplained(one, { timeZone: 'UTC', fullness: 'full' });
      for (const { name, lists } of telling.chapters) {
        const pages = [0, 1, 2, 3, 4, 5].map((page) =>
          whyAnswer({ telling, query: { words: 'x', full: name, page }, asOf: 'now' }),
        );
        const text = JSON.stringify(pages);
        const lost = lists
          .flatMap(({ lines }) => lines)
          .filter((line) => !text.includes(inJson(line)));
        expect(lost).toEqual([]);
      }
    }
  });

  it('is JSON too, without any number that JSON cannot hold', () => {
    const texts = explained.map((one) => JSON.stringify(explanationJson(one)));
    expect(texts.every((text) => text.length > 100)).toBe(true);
    expect(texts.some((text) => text.includes('"kind":"holiday"'))).toBe(true);
  });
});

describe('what a button carries', () => {
  it('comes back as it was sent', () => {
    const query = { words: 'acme-email availability', at: BAD_MONTH, full: 'x y', page: 2 };
    expect(readWhyQuery(writeWhyQuery(query))).toEqual(query);
  });

  it.each(['', 'null', '{"words":7}', '{"words":"a","page":-1}', 'x'.repeat(50)])(
    'is harmless when it is forged: %s',
    (value) => {
      expect(readWhyQuery(value)).toEqual({ words: '?', page: 0 });
    },
  );
});

/** A line as it stands in JSON of Slack’s markup. */
function inJson(line: string): string {
  const escaped = line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return JSON.stringify(escaped).slice(1, -1);
}
