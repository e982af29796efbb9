// How long the status of one service takes in a large workspace, with 20 questions in flight:
// `node bench/status.mjs [work items] [agreements]`, after a build.
import { showStatus } from '../dist/usecases/status/show-status.js';
import { generate } from './generate.mjs';
import { inWorkspace } from './workspace.mjs';

const [items, agreements] = [
  Number(process.argv[2] ?? 1_000_000),
  Number(process.argv[3] ?? 1_000),
];
const BEFORE = 2_000;
const QUESTIONS = 10_000;
const IN_FLIGHT = 20;
const now = Date.UTC(2026, 5, 25, 12);
await inWorkspace(now, async (context) => {
  await generate(context, { items, agreements });
  const services = Math.ceil(agreements / 2);
  let asked = 0;
  const times = [];
  const ask = async (until) => {
    while (asked < until) {
      const service = `s${(asked++ * 7919) % services}`;
      const start = performance.now();
      const { agreements: shown } = await showStatus(context, { service });
      times.push(performance.now() - start);
      if (shown.length === 0) throw new Error(`Nothing was shown of ${service}.`);
    }
  };
  const askAll = (until) => Promise.all(Array.from({ length: IN_FLIGHT }, () => ask(until)));
  await askAll(BEFORE);
  times.length = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  await askAll(BEFORE + QUESTIONS);
  const used = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(1));
  console.log(
    JSON.stringify({
      ...{ benchmark: 'status', unit: 'ms per status of one service' },
      ...{ agreements, workItems: items, inFlight: IN_FLIGHT, questions: times.length },
      ...{ p50: at(0.5), p99: at(0.99), aSecond: Math.round(times.length / seconds) },
      cpuOfTheBot: Number(((used.user + used.system) / 1000 / QUESTIONS).toFixed(2)),
    }),
  );
});
