import { describe, expect, it } from 'vitest';
import { DAY, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { allPastFigures, pastFigures } from '../../../src/usecases/agreement/past-figures.ts';
import { sealPeriods } from '../../../src/usecases/period/seal-periods.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, deskIn } from '../work-item/desk.ts';

const FEBRUARY = parseInstant('2026-02-20T12:00:00Z');

describe.each(DATABASES)('what was published lately on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  it('is read again when something is published, and when it is long ago', async () => {
    const context = { ...(await deskIn(await anotherWorkspace(getDatabase()))), now: FEBRUARY };
    expect((await allPastFigures(context))('corp-support')).toEqual([]);
    await sealPeriods(context);
    const past = (await allPastFigures(context))('corp-support');
    expect(past.map(({ target }) => target)).toContain('p1-resolution');
    expect(past).toEqual((await pastFigures(context, 'corp-support'))('corp-support'));
    expect((await allPastFigures(context))('corp-support')).toBe(past);
    const later = { ...context, now: FEBRUARY + 300 * DAY };
    expect((await allPastFigures(later))('corp-support')).toEqual([]);
  });
});
