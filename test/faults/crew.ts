import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Figures } from './figures.ts';
import { SIGNING_SECRET, TIMING, WORKERS } from './plan.ts';
import { startWorkerProcess, type Version, type WorkerProcess } from './processes.ts';

type Stage = {
  readonly databaseUrl: string;
  readonly slack: { readonly botToken: string; readonly apiUrl: string };
  readonly offset: () => number;
  readonly chance: Chance;
  readonly figures: Figures;
};

type Beginning = { readonly version?: Version; readonly count?: number };

/** Time to stop when asked. */
const STOP_WITHIN = 10_000;

/** The processes at work, and what is done to them. */
export class Crew {
  readonly #stage: Stage;
  /** Processes that were stopped and are not resumed yet. */
  readonly #frozen = new Set<WorkerProcess>();
  #workers: WorkerProcess[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get workers(): readonly WorkerProcess[] {
    return this.#workers;
  }

  /** The ports at which they hear of what people do in the chat. */
  ports(): readonly number[] {
    return this.#workers.flatMap((worker) => worker.port() ?? []);
  }

  async begin({ version, count = WORKERS }: Beginning = {}): Promise<void> {
    for (let hired = 0; hired < count; hired += 1) this.#hire(version);
    while (!this.#workers.every((worker) => worker.isReady())) await sleep(50);
  }

  tell(message: object): void {
    for (const worker of this.#workers) worker.tell(message);
  }

  /** One more process; it is replaced when it ends without having been asked to. */
  #hire(version?: Version, timing: object = TIMING): WorkerProcess {
    const { databaseUrl, offset, figures } = this.#stage;
    const { botToken, apiUrl } = this.#stage.slack;
    const slack = { mode: 'http', botToken, apiUrl, signingSecret: SIGNING_SECRET };
    const worker = startWorkerProcess(
      { databaseUrl, slack, timing },
      { offset: offset(), ...(version && { version }) },
    );
    this.#workers.push(worker);
    void worker.ended.then(() => {
      if (!this.#workers.includes(worker)) return;
      this.#leave(worker);
      figures.count('could not start, or ended by itself');
      this.#hire(version);
    });
    return worker;
  }

  /** Those at work, when there are so many: starting takes longer than being killed. */
  async #ready(count: number): Promise<readonly WorkerProcess[]> {
    for (;;) {
      const ready = this.#workers.filter((worker) => worker.isReady());
      if (ready.length >= count) return ready;
      await sleep(50);
    }
  }

  #leave(worker: WorkerProcess): void {
    this.#workers = this.#workers.filter((other) => other !== worker);
  }

  async kill(): Promise<void> {
    const { chance, figures } = this.#stage;
    const worker = chance.of(await this.#ready(2));
    await sleep(chance.below(120));
    this.#leave(worker);
    worker.signal('SIGKILL');
    figures.count('kill -9');
    this.#hire(worker.version);
  }

  setAClock(ms: number): void {
    this.#stage.chance.of(this.#workers).tell({ clock: ms });
    this.#stage.figures.count('clocks set');
  }

  /** One is held up in the middle of whatever it does, while `meanwhile` goes on. */
  async stopDuring(meanwhile: () => Promise<void>): Promise<void> {
    const resume = await this.freeze();
    await meanwhile();
    resume();
    this.#stage.figures.count('stopped and resumed');
  }

  /** Stops one in the middle of whatever it does; gives what resumes it. */
  async freeze(): Promise<() => void> {
    const worker = this.#stage.chance.of(await this.#ready(2));
    worker.signal('SIGSTOP');
    this.#frozen.add(worker);
    this.#leave(worker);
    return () => {
      this.#frozen.delete(worker);
      worker.tell({ offset: this.#stage.offset() });
      worker.signal('SIGCONT');
      this.#workers.push(worker);
    };
  }

  /** Asks one to stop and puts another in its place; says whether one was there to be asked. */
  async replace(version?: Version, which = (_: WorkerProcess) => true): Promise<boolean> {
    const ready = this.#workers.filter((one) => one.isReady() && which(one));
    if (ready.length === 0) return false;
    const worker = this.#stage.chance.of(ready);
    this.#leave(worker);
    const hired = this.#hire(version);
    await this.#dismiss([worker]);
    while (!hired.isReady() && this.#workers.includes(hired)) await sleep(50);
    return true;
  }

  /** One that waits for Slack as long as the product does is asked to stop while Slack says nothing. */
  async stopWhileSlackHangs(isSending: () => Promise<boolean>): Promise<void> {
    await this.dismissAll();
    const { callTimeout: _, ...patient } = TIMING;
    const worker = this.#hire(undefined, patient);
    const deadline = Date.now() + 20_000;
    while (!(await isSending()) && Date.now() < deadline) await sleep(20);
    this.#leave(worker);
    await this.#dismiss([worker]);
    this.#stage.figures.count('stopped while Slack said nothing');
  }

  /** Everybody is asked to stop. */
  async dismissAll(): Promise<void> {
    await this.#dismiss(this.#workers.splice(0));
  }

  async #dismiss(workers: readonly WorkerProcess[]): Promise<void> {
    const { figures } = this.#stage;
    await Promise.all(
      workers.map(async (worker) => {
        // Before it listens to signals there is nothing to finish.
        if (!worker.isReady()) return void worker.signal('SIGKILL');
        const asked = performance.now();
        worker.signal('SIGTERM');
        const late = sleep(STOP_WITHIN + 2_000, 'late' as const, { ref: false });
        const code = await Promise.race([worker.ended, late]);
        if (code === 'late') worker.signal('SIGKILL');
        figures.count('stopped when asked');
        if (code !== 0) figures.count(`asked to stop: ${code}`);
        figures.longest('ms that stopping took at the longest', performance.now() - asked);
      }),
    );
  }

  killAll(): void {
    for (const worker of [...this.#workers.splice(0), ...this.#frozen]) worker.signal('SIGKILL');
    this.#frozen.clear();
  }
}
