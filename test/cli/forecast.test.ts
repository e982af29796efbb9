import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/cli/forecast.ts';
import { scoresText } from '../../src/cli/forecast-text.ts';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import { localInstant } from '../../src/demo/history/local-instant.ts';
import { forecastScores } from '../../src/usecases/forecast/forecast-scores.ts';
import { forecastTarget } from '../../src/usecases/forecast/forecast-target.ts';
import { scoreForecasts } from '../../src/usecases/forecast/score-forecasts.ts';
import { useDatabase } from '../database.ts';
import { demoDatabase } from '../demo/seeded.ts';
import { printedBy } from './printed.ts';

const opened = useDatabase(demoDatabase);

const settingAt = (now: number) => ({ ...opened(), actor: { kind: 'cli' } as const, now });

async function run(...words: string[]) {
  const program = new Command().exitOverride();
  forecast(program, (work) => work(settingAt(DEMO_START)));
  return printedBy(() => program.parseAsync(['node', 'accord', 'forecast', ...words]));
}

describe('accord forecast', () => {
  it('says how a running period will probably end', async () => {
    const text = await run('acme-webshop', 'availability');
    expect(text).toContain('likely to be missed');
    expect(text).toContain('of the 12 months before');
    const made = JSON.parse(await run('acme-webshop', 'availability', '--json'));
    expect(made).toMatchObject({ target: 'availability', forecast: { basis: 'history' } });
  });

  it('tells of every promise of an agreement when none is named', async () => {
    const made = JSON.parse(await run('acme-webshop', '--json'));
    const targets = made.map(({ target }: { target: string }) => target);
    expect(targets).toContain('availability');
    expect(targets.length).toBeGreaterThan(1);
    const text = await run('acme-webshop');
    for (const target of targets) expect(text).toContain(`explain acme-webshop ${target} `);
  });

  it('says how good the forecasts were, once their periods are over', async () => {
    expect(scoresText(await forecastScores(settingAt(DEMO_START)))).toContain('No forecast');
    const asked = { agreement: 'acme-webshop', target: 'availability' };
    for (const day of ['08', '22']) {
      await forecastTarget(settingAt(localInstant(`2026-10-${day}T12:00`)), asked);
    }
    await scoreForecasts(settingAt(DEMO_START));
    expect(await run()).toContain('2 forecasts from history: Brier score 0');
  });
});
