import { dateWords } from '../../date-words.ts';
import type { AgreementDate } from '../../dates/agreement-dates.ts';
import { dateIn, daysUntil, termOn } from '../../dates/term.ts';
import type { LintScene, Rule } from '../rule.ts';

const SOON = 60;

export const ended: Rule = {
  id: 'ended',
  severity: 'warning',
  why: 'Nothing is promised any more, although people may think so.',
  fix: 'Agree a new revision, or take note that it has ended.',
  find: (scene) =>
    scene
      .dates()
      .filter(({ kind, on }) => kind === 'expiry' && on < today(scene))
      .map(({ on }) => ({ sentence: `It ended on ${dateWords(on)}.` })),
};

export const noticeMissed: Rule = {
  id: 'notice-passed',
  severity: 'hint',
  why: 'Until its new end, nothing about it can be ended by one side.',
  fix: 'What is to change has to be agreed with the other side.',
  find: (scene) => {
    const { effective } = scene.agreement.terms;
    const term = termOn(effective, today(scene));
    const noticeBy = term?.noticeBy ?? null;
    if (!term || effective.renewal?.kind !== 'tacit' || noticeBy === null) return [];
    if (noticeBy >= today(scene)) return [];
    const sentence = `The last day for notice was ${dateWords(noticeBy)}; it renews by itself after ${dateWords(term.last)}.`;
    return [{ sentence }];
  },
};

export const dueSoon: Rule = {
  id: 'date-near',
  severity: 'warning',
  why: 'After this day it is decided without you.',
  fix: 'Decide now; /sla dates shows all dates.',
  find: (scene) =>
    near(scene, ['notice', 'expiry', 'support-ends']).map(({ on, sentence }) => ({
      sentence: `${dateWords(on)}: ${sentence}`,
    })),
};

export const holidaysMissing: Rule = {
  id: 'holidays-missing',
  severity: 'warning',
  why: 'Clocks would run on holidays, and promises be missed on days off.',
  fix: 'Add the holidays of the coming year, or the region: { region: DE-BE }.',
  find: (scene) => ofKind(scene, 'holidays-missing'),
};

export const deadCalendar: Rule = {
  id: 'calendar-ends',
  severity: 'warning',
  why: 'After its last opening no clock becomes due any more.',
  fix: 'Give the calendar weekly hours, or further opening days.',
  find: (scene) => ofKind(scene, 'hours-end'),
};

export const zones: Rule = {
  id: 'two-zones',
  severity: 'hint',
  why: 'Its days and months begin at other times than its hours suggest.',
  fix: 'Use one time zone for both, unless two are meant.',
  find: ({ agreement: { terms }, calendarOf }) => {
    const zone = calendarOf(terms.calendar)?.terms.timeZone;
    if (zone === undefined || zone === terms.timeZone) return [];
    const sentence = `Its periods are counted in ${terms.timeZone}, its hours in ${zone}.`;
    return [{ sentence }];
  },
};

function near(scene: LintScene, kinds: readonly AgreementDate['kind'][]) {
  return scene.dates().filter(({ kind, on }) => {
    const days = daysUntil(on, today(scene));
    return kinds.includes(kind) && days >= 0 && days <= SOON;
  });
}

function ofKind(scene: LintScene, wanted: AgreementDate['kind']) {
  return scene
    .dates()
    .filter(({ kind }) => kind === wanted)
    .map(({ on, sentence }) => ({ sentence: `${dateWords(on)}: ${sentence}` }));
}

function today({ agreement, asOf }: LintScene): string {
  return dateIn(agreement.terms.timeZone, asOf);
}
