import { AccordError } from '../../domain/error.ts';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  isDocumentKind,
} from '../../domain/register/documents.ts';
import { nearest, simplify } from '../../domain/register/nearest.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';

/** A document of the register as somebody names it. */
export type Thing = { readonly kind: DocumentKind; readonly key: string; readonly name: string };

/** The document that somebody means by its key or name, with its kind before it where that is needed. */
export async function thingMeant(context: Setting, words: readonly string[]): Promise<Thing> {
  const all = thingsIn(await openView(context));
  const [first = '', ...rest] = words;
  const kind = first.toLowerCase();
  const things =
    rest.length > 0 && isDocumentKind(kind) ? all.filter((one) => one.kind === kind) : all;
  const text = things === all ? words.join(' ') : rest.join(' ');
  const exact = things.filter(({ key }) => key === text);
  const alike =
    exact.length > 0
      ? exact
      : things.filter(({ key, name }) =>
          [key, name].some((one) => simplify(one) === simplify(text)),
        );
  const [found, other] = alike;
  if (found && !other) return found;
  throw found ? ambiguous(text, alike) : unknown(text, things);
}

/** Everything that somebody can name. */
export function thingsIn({ visible, viewer }: Viewing): readonly Thing[] {
  const { agreements, services, parties, calendars } = visible;
  const isStaff = viewer.kind === 'staff';
  const named = <Terms extends { readonly name?: string | undefined }>(
    kind: DocumentKind,
    key: string,
    terms: Terms,
  ) => ({ kind, key, name: terms.name ?? key });
  return [
    ...[...agreements.values()].flatMap((all) =>
      all.slice(-1).map(({ key, terms }) => named('agreement', key, terms)),
    ),
    ...[...services.values()].map(({ key, terms }) => named('service', key, terms)),
    ...(isStaff ? [...parties.values()].map(({ key, terms }) => named('party', key, terms)) : []),
    ...(isStaff
      ? [...calendars.values()].flatMap((all) =>
          all.slice(-1).map(({ key, document }) => named('calendar', key, document)),
        )
      : []),
  ];
}

function ambiguous(text: string, alike: readonly Thing[]): AccordError {
  const ways = alike.map(({ kind, key }) => `“${kind} ${key}”`).join(' or ');
  return new AccordError('invalid', `“${text}” can be several things. Please say ${ways}.`);
}

function unknown(text: string, things: readonly Thing[]): AccordError {
  const [near] = nearest(
    text,
    things.flatMap(({ key, name }) => [key, name]),
  );
  const hint =
    near === undefined
      ? `Name an ${DOCUMENT_KINDS.toReversed().join(', a ')} by its key or name.`
      : `Did you mean “${near}”?`;
  return new AccordError(
    'not-found',
    `There is nothing called “${text}” that you can see. ${hint}`,
  );
}
