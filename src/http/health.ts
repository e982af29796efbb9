import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { SECOND } from '../domain/calendar/instant.ts';
import type { Readiness } from '../usecases/health/check-readiness.ts';
import { get, type Reply, type Route } from './route.ts';

/** /healthz (alive), /readyz (can do its work) and /metrics (Prometheus). */
export function healthRoutes(readiness: () => Promise<Readiness>): readonly Route[] {
  const metrics = watchMetrics(readiness);
  return [
    get('/healthz', async () => plain(200, 'ok\n')),
    get('/readyz', async () => readyReply(await readiness())),
    get('/metrics', async () => ({
      status: 200,
      type: metrics.contentType,
      body: await metrics.metrics(),
    })),
  ];
}

/** Whoever cannot post can still answer, so that it stays ready and only says so. */
function readyReply(readiness: Readiness): Reply {
  if (!readiness.ready) return plain(503, `not ready: ${readiness.reason}\n`);
  const stopped = readiness.stopped.map((problem) => `nothing is posted: ${problem}\n`);
  return plain(200, ['ready\n', ...stopped].join(''));
}

function watchMetrics(readiness: () => Promise<Readiness>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const set = gauges(registry);
  new Gauge({
    name: 'accord_ready',
    help: '1 when the database answers',
    registers: [registry],
    async collect() {
      const now = await readiness();
      this.set(now.ready ? 1 : 0);
      if (now.ready) set(now);
    },
  });
  return registry;
}

function gauges(registry: Registry): (now: Extract<Readiness, { ready: true }>) => void {
  const waiting = gauge(registry, 'accord_notices_waiting', 'Notices not yet delivered');
  const failed = gauge(registry, 'accord_notices_failed', 'Notices that could not be delivered');
  const lag = gauge(registry, 'accord_notices_lag_seconds', 'How long the oldest notice waits');
  const overdue = gauge(registry, 'accord_thresholds_overdue', 'Thresholds due and not recorded');
  const late = gauge(registry, 'accord_thresholds_lag_seconds', 'How long the oldest one is due');
  const stopped = gauge(registry, 'accord_posting_stopped', 'Workspaces that nothing is posted to');
  const last = jobGauge(registry, 'accord_job_last_success_seconds', 'When a job last ended well');
  const failures = jobGauge(registry, 'accord_job_failures_total', 'How often a job has failed');
  return (now) => {
    waiting.set(now.noticesWaiting);
    failed.set(now.noticesFailed);
    lag.set(now.noticeLag / SECOND);
    overdue.set(now.thresholdsOverdue);
    late.set(now.thresholdLag / SECOND);
    stopped.set(now.stopped.length);
    for (const { name: job, succeededAt, failures: count } of now.jobs) {
      if (succeededAt !== null) last.set({ job }, succeededAt / SECOND);
      failures.set({ job }, count);
    }
  };
}

function jobGauge(registry: Registry, name: string, help: string): Gauge<'job'> {
  return new Gauge({ name, help, labelNames: ['job'], registers: [registry] });
}

function gauge(registry: Registry, name: string, help: string): Gauge {
  return new Gauge({ name, help, registers: [registry] });
}

function plain(status: number, body: string): Reply {
  return { status, type: 'text/plain', body };
}
