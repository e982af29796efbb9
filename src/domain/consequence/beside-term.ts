import type { Piece } from './piece.ts';

/** What is measured by these changes every promise. */
const AROUND = ['calendar', 'support', 'timeZone', 'services', 'maintenance'];

/** Which pieces say something about a changed term, by its path as differences name it: `targets.p1-response.within`. */
export function besideTerm(pieces: readonly Piece[], path: string): readonly Piece[] {
  const [root = '', key = ''] = path.split('.');
  return pieces.flatMap((piece) => aboutTerm(piece, root, key) ?? []);
}

/** The piece, or the part of it that is about the term; null where it is about others. */
function aboutTerm(piece: Piece, root: string, key: string): Piece | null {
  switch (piece.kind) {
    case 'back-test':
    case 'forecast':
      return AROUND.includes(root) || isAbout(piece, root, key) ? piece : null;
    case 'credits':
      return AROUND.includes(root) || piece.target === key ? piece : null;
    case 'exposure':
      return ['credits', 'creditCap', 'services'].includes(root) ? piece : null;
    case 'support':
      return root === 'targets' ? gapsOf(piece, key) : isOfChain(root) ? piece : null;
    case 'findings':
      return root === 'targets' ? findingsOf(piece, key) : null;
    case 'clocks':
    case 'alerts':
      return null;
  }
}

function isAbout({ target }: { readonly target: string }, root: string, key: string): boolean {
  return root === 'targets' && target === key;
}

function isOfChain(root: string): boolean {
  return (
    AROUND.includes(root) || ['supportedBy', 'support', 'handOver', 'effective'].includes(root)
  );
}

function gapsOf(piece: Extract<Piece, { kind: 'support' }>, key: string): Piece | null {
  const chains = piece.chains.map((chain) => ({
    ...chain,
    opened: chain.opened.filter(({ targets }) => targets.includes(key)),
    closed: chain.closed.filter(({ targets }) => targets.includes(key)),
    staying: 0,
  }));
  const touched = chains.filter(({ opened, closed }) => opened.length + closed.length > 0);
  return touched.length > 0 ? { ...piece, chains: touched } : null;
}

function findingsOf(piece: Extract<Piece, { kind: 'findings' }>, key: string): Piece | null {
  const [appeared, gone] = [piece.appeared, piece.gone].map((findings) =>
    findings.filter(({ target }) => target === key),
  );
  const found = { ...piece, appeared: appeared ?? [], gone: gone ?? [] };
  return found.appeared.length + found.gone.length > 0 ? found : null;
}
