import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
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

function readyReply(readiness: Readiness): Reply {
  return readiness.ready ? plain(200, 'ready\n') : plain(503, `not ready: ${readiness.reason}\n`);
}

function watchMetrics(readiness: () => Promise<Readiness>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const waiting = gauge(registry, 'accord_notices_waiting', 'Notices not yet delivered');
  const failed = gauge(registry, 'accord_notices_failed', 'Notices that could not be delivered');
  const overdue = gauge(registry, 'accord_thresholds_overdue', 'Thresholds due and not recorded');
  new Gauge({
    name: 'accord_ready',
    help: '1 when the database answers',
    registers: [registry],
    async collect() {
      const now = await readiness();
      this.set(now.ready ? 1 : 0);
      if (!now.ready) return;
      waiting.set(now.noticesWaiting);
      failed.set(now.noticesFailed);
      overdue.set(now.thresholdsOverdue);
    },
  });
  return registry;
}

function gauge(registry: Registry, name: string, help: string): Gauge {
  return new Gauge({ name, help, registers: [registry] });
}

function plain(status: number, body: string): Reply {
  return { status, type: 'text/plain', body };
}
