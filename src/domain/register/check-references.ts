import { checkAgreement } from '../agreement/check-agreement.ts';
import { calendarTerms } from '../calendar/calendar-terms.ts';
import { checkParty } from '../party/check-party.ts';
import { checkService } from '../service/check-service.ts';
import { calendarDocumentTerms, calendarTermsOf } from './calendar-document.ts';
import type { WrittenDocument } from './check-document.ts';
import { checkTexts } from './check-texts.ts';
import type { Known } from './known.ts';
import type { Problem } from './problem.ts';

/** What is wrong with a document beyond the form of its terms. */
export function checkReferences(known: Known, written: WrittenDocument): readonly Problem[] {
  return [...checkTexts(written.terms), ...checkKind(known, written)];
}

function checkKind(known: Known, written: WrittenDocument): readonly Problem[] {
  const name = typeof written.key === 'string' ? written.key : '';
  switch (written.kind) {
    case 'agreement':
      return checkAgreement(known, name, written.terms);
    case 'service':
      return checkService(known, name, written.terms);
    case 'party':
      return checkParty(known, name, written.terms);
    case 'calendar':
      return checkCalendar(written.terms);
  }
}

function checkCalendar(terms: unknown): readonly Problem[] {
  const document = calendarDocumentTerms.safeParse(terms).data;
  if (!document) return [];
  const issues = calendarTerms.safeParse(calendarTermsOf(document)).error?.issues ?? [];
  return issues.map(({ path, message }) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    message: path.length === 0 ? `the calendar ${message}` : message,
  }));
}
