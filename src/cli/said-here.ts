/** Commands that the command line has as the chat has them, by the same words. */
export const ALSO_HERE = [
  ...['chain', 'dates', 'diff', 'examples', 'export', 'forecast', 'history', 'import', 'lint'],
  ...['maintenance', 'negotiation', 'outage', 'services', 'show', 'status', 'who', 'why'],
] as const;

const NAMED = new RegExp(String.raw`/sla (${ALSO_HERE.join('|')})\b`, 'g');

/** A sentence that names commands of the chat, for somebody at the command line: those that are here are named as here. */
export function saidHere(sentence: string): string {
  return sentence.replace(NAMED, 'accord $1');
}
