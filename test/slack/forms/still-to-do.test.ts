import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/domain/register/documents.ts';
import { assembleRegister } from '../../../src/domain/register/register.ts';
import { toDoOf } from '../../../src/slack/forms/still-to-do.ts';
import { draftProblems } from '../../../src/usecases/draft/plan-draft.ts';

const NOTHING_YET = assembleRegister([]);
const NOW = Date.UTC(2026, 10, 16);

function toDo(kind: DocumentKind, terms: Readonly<Record<string, unknown>>): readonly string[] {
  return draftProblems(NOTHING_YET, { kind, key: 'x', terms, now: NOW }).map((problem) => {
    const { place, words } = toDoOf(problem, { kind, terms });
    return `${place} – ${words}`;
  });
}

const FILE_LANGUAGE = /`|expected|in quotes|\bkeys?\b|[[\]{}]|\bis missing\b|YAML/;

const AGREED = {
  ...{ kind: 'SLA', customer: 'acme', provider: 'desk', services: ['fax'] },
  ...{ timeZone: 'UTC', calendar: 'office', effective: { from: '2026-01-01' } },
};

describe('what is still to be done in a draft', () => {
  it('of an agreement that says nothing is what its forms ask for first', () => {
    expect(toDo('agreement', {})).toEqual([
      'Kind – Not filled in yet.',
      'Customer – Not filled in yet.',
      'Provider – Not filled in yet.',
      'Begins – Please say from when it holds.',
      'Time zone – Not filled in yet.',
      'Service hours – Not filled in yet.',
      'Services – Choose at least one service.',
      'Promises – Add at least one promise.',
    ]);
  });

  it('is the same where lists are there, but empty', () => {
    const told = toDo('agreement', { ...AGREED, services: [], targets: [] });
    expect(told).toContain('Services – Choose at least one service.');
    expect(told).toContain('Promises – Add at least one promise.');
  });

  it('names the promise and the field that lack something', () => {
    const targets = [{ key: 'p1', kind: 'response', attainment: '101', priority: 'P1' }];
    const told = toDo('agreement', { ...AGREED, targets });
    expect(told).toContain('p1, within – Not filled in yet.');
    expect(told.find((line) => line.startsWith('p1, share'))).toMatch(
      /This cannot be read\. A percentage, such as/,
    );
  });

  it('says of what a draft names but the register lacks that it comes first', () => {
    expect(toDo('agreement', { ...AGREED, targets: [] })).toContain(
      'Customer – There is no party “acme”. Publish it first, or choose another.',
    );
  });

  it.each<readonly [DocumentKind, Readonly<Record<string, unknown>>]>([
    ['agreement', {}],
    [
      'agreement',
      { ...AGREED, supportedBy: ['none', 'x'], targets: [{ key: 'a', kind: 'ratio' }] },
    ],
    ['agreement', { ...AGREED, credits: [{ target: 'none' }], review: { every: 'often' } }],
    ['service', { dependsOn: ['none'] }],
    ['party', { kind: 'customer', people: [{ key: 'ann' }] }],
    ['calendar', { weekly: { mon: ['9-17'] }, holidays: ['x'] }],
  ])('speaks no language of files: %s %j', (kind, terms) => {
    const told = toDo(kind, terms);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((line) => FILE_LANGUAGE.test(line))).toEqual([]);
  });
});
