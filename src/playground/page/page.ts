import { askConfirm } from './confirm.ts';
import { Form } from './form.ts';
import { notice } from './notices.ts';
import type { PageAct, PageContainer, PageOutcome, PageScreen } from './protocol.ts';
import type { Scene } from './scene.ts';
import type { Server } from './server.ts';

/** What the person looks at. */
export type Looking = {
  readonly place: string;
  readonly tab: 'messages' | 'home';
  readonly thread: string | undefined;
  readonly wire: boolean;
};

/** The page's state, and the ways to change it. */
export type Page = {
  readonly server: Server;
  readonly screen: PageScreen;
  readonly looking: Looking;
  look(change: Partial<Looking>): void;
  become(person: string): void;
  act(act: PageAct): Promise<PageOutcome>;
};

const forms = new Map<string, Form>();

/** What has been filled in in this container so far. */
export function formOf(container: PageContainer): Form {
  const key = JSON.stringify(container);
  const form = forms.get(key) ?? new Form();
  forms.set(key, form);
  return form;
}

/** A scene in which elements act as the current person. */
export function sceneOf(page: Page, container: PageContainer): Scene {
  const form = formOf(container);
  return {
    screen: page.screen,
    container,
    form,
    confirm: askConfirm,
    suggest: ({ blockId, actionId }, value) =>
      page.server.suggest({ container, blockId, actionId, value }),
    act: async ({ blockId, actionId }, given) => {
      const chosen = given === undefined ? {} : { given };
      const { answers } = form;
      await page.act({ verb: 'click', container, blockId, actionId, answers, ...chosen });
    },
  };
}

/** Does something and says so when it failed. */
export async function acted(server: Server, act: PageAct): Promise<PageOutcome> {
  const outcome = await server.act(act);
  const isShown = act.verb === 'type' || act.verb === 'submit' || act.verb === 'click';
  if (outcome.kind === 'failed' && !isShown) notice(outcome.sentence);
  return outcome;
}
