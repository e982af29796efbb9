import type { Database } from '../../src/storage/database.ts';
import type { Chance } from './chance.ts';
import type { Chat, Deed } from './chat.ts';

type Stage = {
  readonly database: Database;
  readonly chat: Chat;
  readonly chance: Chance;
};

/** People who look how things stand before they do anything, and ask again when nothing came of it. */
export class People {
  readonly #stage: Stage;
  readonly #asked: Deed[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Everything that anybody asked for. */
  get asked(): readonly Deed[] {
    return this.#asked;
  }

  async act(): Promise<void> {
    const { chance } = this.#stage;
    if (chance.oneIn(3)) return await this.#declare();
    const alert = await this.#openAlert();
    if (!alert) return;
    if (chance.oneIn(2) && !alert.acknowledged) this.#do({ kind: 'pressed', episode: alert.id });
    else this.#do({ kind: 'noted', episode: alert.id, words: this.#words('A note') });
  }

  /** An outage is begun, told of and ended, one step at a time. */
  async #declare(): Promise<void> {
    const { chance } = this.#stage;
    const [open] = await this.openOutages();
    if (open === undefined) return this.begin();
    if (chance.oneIn(2)) return this.end(open);
    const words = this.#words('More about it');
    this.#do({ kind: 'typed', text: `outage update email "${words}" --id ${open}`, words });
  }

  begin(): void {
    const words = this.#words('Mail is down');
    this.#do({ kind: 'typed', text: `outage start email "${words}" p2 --tell`, words });
  }

  end(id: string): void {
    const words = this.#words('Over');
    this.#do({ kind: 'typed', text: `outage end email "${words}" --id ${id}`, words });
  }

  async openOutages(): Promise<readonly string[]> {
    const rows = await this.#stage.database.sql<{ id: string }>(
      `SELECT id::text FROM "DeclaredOutage" WHERE state = 'open' ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  #words(text: string): string {
    return `${text} ${this.#asked.length + 1}.`;
  }

  #do(deed: Deed): void {
    this.#asked.push(deed);
    this.#stage.chat.say(deed);
  }

  async #openAlert(): Promise<Alert | null> {
    const alerts = await this.#stage.database.sql<Alert>(
      `SELECT e.id::text, EXISTS (SELECT 1 FROM "EpisodeStep" s WHERE s."episodeId" = e.id
         AND s.type = 'acknowledged') AS acknowledged
       FROM "Episode" e WHERE e.state = 'open' ORDER BY e.id DESC LIMIT 20`,
    );
    return alerts.length > 0 ? this.#stage.chance.of(alerts) : null;
  }
}

type Alert = { readonly id: string; readonly acknowledged: boolean };
