import { dateWords } from '../../domain/agreement/date-words.ts';
import { readDuration } from '../../domain/clock/duration.ts';
import { calendarDocumentTerms } from '../../domain/register/calendar-document.ts';
import type { DocumentKind } from '../../domain/register/documents.ts';
import { member } from '../../domain/register/problem.ts';
import { durationWords } from '../../domain/target/duration-words.ts';
import type { Offers } from '../../usecases/register/offers.ts';
import { termWords } from '../../usecases/register/words/term-words.ts';
import { calendarSheet } from '../../usecases/status/calendar-sheet.ts';
import { choiceLabel } from './field-labels.ts';
import { textsIn } from './manners/manner.ts';
import { offerFor } from './offers.ts';
import type { Field } from './schema-fields.ts';

type Known = { readonly kind: DocumentKind; readonly terms: unknown; readonly offers: Offers };

/** A term of a draft as people say it, everything by its name; empty where there is none. */
export function fieldWords(field: Field, known: Known): string {
  const { name, kind } = field;
  const value = name.split('.').reduce<unknown>(member, known.terms);
  if (value === undefined || value === null) return '';
  const named = namedWords(field, value, known);
  if (named !== null) return named;
  if (kind === 'choice') return typeof value === 'string' ? choiceLabel(name, value) : 'as written';
  if (name.endsWith('.currency')) return '';
  if (name.endsWith('.amount')) return `${String(value)} ${currencyBeside(name, known.terms)}`;
  if (name === 'holidays') return holidayWords(known.terms) ?? written(field, value);
  if (typeof value === 'string' && isLength(field, value)) return durationWords(value);
  if (kind === 'date' && typeof value === 'string') return dateWords(value);
  return written(field, value);
}

/** “Cost per month” for its amount, because the currency stands behind it. */
export function summaryLabel({ label }: Field): string {
  return label.replace(/: amount$| \(amount\)$/, '').replace(/ \(%\)$/, '');
}

function written(field: Field, value: unknown): string {
  const words = field.manner?.write(value);
  return words?.split('\n').join(' · ') ?? termWords(field.name, value);
}

function namedWords(field: Field, value: unknown, { kind, terms, offers }: Known): string | null {
  const keys = typeof value === 'string' ? [value] : textsIn(value);
  const offer = offerFor(kind, field, { offers, terms });
  if (!offer || keys === null) return null;
  const labels = new Map(offer.choices.map((choice) => [choice.value, choice.label]));
  return keys.map((key) => labels.get(key) ?? key).join(', ');
}

function isLength({ manner }: Field, value: string): boolean {
  return manner !== undefined && readDuration(value) !== null;
}

function currencyBeside(name: string, terms: unknown): string {
  const money = name.split('.').slice(0, -1).reduce<unknown>(member, terms);
  return String(member(money, 'currency') ?? '');
}

function holidayWords(terms: unknown): string | null {
  const document = calendarDocumentTerms.safeParse(terms).data;
  if (!document) return null;
  const words = calendarSheet({ key: '', document }).holidays.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
