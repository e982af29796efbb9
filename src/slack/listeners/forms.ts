import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { waiting } from '../blocks/views.ts';
import { explainFailure } from '../failures.ts';
import { answerDialog, fillDialog } from '../interactions/dialog.ts';
import { fillPieceByPiece } from '../interactions/filling.ts';
import { FORMS } from '../interactions/index.ts';
import type { Fields, FormInteraction } from '../interactions/interaction.ts';
import { hearOf } from './hear-once.ts';
import { openSession, type Workshop } from './workshop.ts';

type Sent = SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Takes the forms: complaints appear beside the fields, otherwise the answer takes the form's place. */
export function listenToForms(app: App, workshop: Workshop): void {
  for (const form of FORMS) {
    app.view<ViewSubmitAction>(form.form, async (sent) => {
      const refusal = refusalBy(form, sent.view, workshop);
      await sent.ack(refusal ?? { response_action: 'update', view: waiting(form.title) });
      if (refusal !== null) return;
      const { isFirst, failure: unheard } = await hearOf(workshop, sent.body);
      if (isFirst) await workshop.turns.take(() => fill(workshop, form, { ...sent, unheard }));
    });
  }
}

/** What keeps a form from being worked on: complaints beside its fields, or that it cannot be read at all. */
function refusalBy(form: FormInteraction, view: Sent['view'], { log }: Workshop) {
  try {
    const errors = form.check(fieldsOf(view), view.private_metadata);
    return Object.keys(errors).length > 0 ? ({ response_action: 'errors', errors } as const) : null;
  } catch (error) {
    const told = answerDialog(form.title, explainFailure(error, log));
    return { response_action: 'update', view: told } as const;
  }
}

async function fill(
  workshop: Workshop,
  form: FormInteraction,
  { body, view, unheard }: Pick<Sent, 'body' | 'view'> & { readonly unheard: unknown },
): Promise<void> {
  const doer = { userId: body.user.id, teamId: body.user.team_id, channelId: undefined, unheard };
  const filled = await openSession(workshop, doer)
    .then((session) =>
      form.run(session, { fields: fieldsOf(view), about: view.private_metadata, viewId: view.id }),
    )
    .catch((error: unknown) => answerDialog(form.title, explainFailure(error, workshop.log)));
  if ('type' in filled) await fillDialog(workshop.client, { view_id: view.id, view: filled });
  else await fillPieceByPiece(workshop, view.id, { title: form.title, views: filled });
}

function fieldsOf({ state }: Sent['view']): Fields {
  return Object.fromEntries(
    Object.values(state.values).flatMap((elements) =>
      Object.entries(elements).map(([name, given]) => [
        name,
        given.selected_options?.map(({ value }) => value) ??
          given.selected_option?.value ??
          given.selected_date ??
          given.selected_user ??
          given.value ??
          null,
      ]),
    ),
  );
}
