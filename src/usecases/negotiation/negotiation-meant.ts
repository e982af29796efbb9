import { AccordError } from '../../domain/error.ts';
import { simplify } from '../../domain/register/nearest.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { listNegotiations } from './show-negotiation.ts';

/** The key of the agreement whose negotiation somebody means by a key or a name; a new agreement is only known by its negotiation. */
export async function negotiationMeant(context: Setting, words: string): Promise<string> {
  const running = await listNegotiations(context);
  const text = simplify(words);
  const found = running.find(({ key, name }) => [key, name].some((one) => simplify(one) === text));
  if (found) return found.key;
  try {
    return agreementMeant(await openView(context), words).key;
  } catch (error) {
    if (!(error instanceof AccordError) || running.length === 0) throw error;
    const keys = running.map(({ key }) => `“${key}”`).join(', ');
    const hint = `What is negotiated now: ${keys}.`;
    throw new AccordError(error.code, `${error.message} ${hint}`, { cause: error });
  }
}
