import type { Answer } from '../answer.ts';
import type { Session } from '../session.ts';
import { tellStatus } from './tell-status.ts';

export function tellAgreement(session: Session, name: string): Promise<Answer> {
  return tellStatus(session, { query: { service: name, page: 0 }, place: { kind: 'dialog' } });
}
