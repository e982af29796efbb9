import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { waiting } from '../blocks/views.ts';
import { explainFailure } from '../failures.ts';
import { answerDialog, fillDialog } from '../interactions/dialog.ts';
import { FORMS } from '../interactions/index.ts';
import type { Fields, FormInteraction } from '../interactions/interaction.ts';
import { openSession, type Workshop } from './workshop.ts';

type Sent = SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Takes the forms: complaints appear beside the fields, otherwise the answer takes the form's place. */
export function listenToForms(app: App, workshop: Workshop): void {
  for (const form of FORMS) {
    app.view<ViewSubmitAction>(form.form, async (sent) => {
      const errors = form.check(fieldsOf(sent.view), sent.view.private_metadata);
      if (Object.keys(errors).length > 0) {
        await sent.ack({ response_action: 'errors', errors });
        return;
      }
      await sent.ack({ response_action: 'update', view: waiting(form.title) });
      await workshop.turns.take(() => fill(workshop, form, sent));
    });
  }
}

async function fill(
  workshop: Workshop,
  form: FormInteraction,
  { body, view }: Sent,
): Promise<void> {
  const doer = { userId: body.user.id, teamId: body.user.team_id, channelId: undefined };
  const filled = await openSession(workshop, doer)
    .then((session) =>
      form.run(session, { fields: fieldsOf(view), about: view.private_metadata, viewId: view.id }),
    )
    .catch((error: unknown) => answerDialog(form.title, explainFailure(error, workshop.log)));
  await fillDialog(workshop.client, { view_id: view.id, view: filled });
}

function fieldsOf({ state }: Sent['view']): Fields {
  return Object.fromEntries(
    Object.values(state.values).flatMap((elements) =>
      Object.entries(elements).map(([name, given]) => [
        name,
        given.selected_options?.map(({ value }) => value) ??
          given.selected_option?.value ??
          given.selected_date ??
          given.value ??
          null,
      ]),
    ),
  );
}
