import { describe, expect, it } from 'vitest';
import { validateBlocks, validateView } from '../../../src/playground/block-kit/validate.ts';
import { type Offer, offerCard } from '../../../src/slack/answers/offer-card.ts';
import { termsView } from '../../../src/slack/interactions/negotiation/terms-view.ts';
import type { NegotiationView } from '../../../src/usecases/negotiation/negotiation-view.ts';

const LONG = '<!channel> & as many words as somebody likes to write. '.repeat(60);

function offerOf(count: number, words = '10 minutes'): Offer {
  const terms = Array.from({ length: count }, (_, index) => ({
    path: `targets.p${index}-response.within`,
    what: `P${index} response, within`,
    ...{ before: '15 minutes', after: words, answer: null, comments: said(index % 4, words) },
  }));
  return {
    ...{ key: 'acme-email', name: 'E-mail for Acme', round: 1, terms, moreTerms: 0 },
    ...{ fromName: 'Messaging team', toName: 'Acme GmbH', message: words, urgent: false },
    ...{ answerBy: '2026-12-04', effectiveFrom: '2027-01-01', code: '1A2B-3C4D' },
    ...{ isOpen: true, isCounter: false, standing: null },
  };
}

function said(times: number, text: string) {
  return Array.from({ length: times }, () => ({ by: 'Frank Weber', text }));
}

const buttonsIn = (offer: Offer) =>
  JSON.stringify(offerCard(offer).blocks).match(/"action_id":"[^"]+"/g) ?? [];

describe('an offer in a channel', () => {
  it.each([0, 1, 6, 7, 40, 60])('with %i changed terms is what Slack takes', (count) => {
    for (const words of ['10 minutes', LONG]) {
      expect(validateBlocks('message', [...offerCard(offerOf(count, words)).blocks])).toEqual([]);
    }
  });

  it('names every one of 40 changed terms', () => {
    const text = JSON.stringify(offerCard(offerOf(40)).blocks);
    for (let index = 0; index < 40; index++) expect(text).toContain(`P${index} response`);
  });

  it('has the ways to answer beside each term, or one way to all of them where they are many', () => {
    expect(buttonsIn(offerOf(2)).filter((id) => id.includes('offer.accept"'))).toHaveLength(2);
    expect(buttonsIn(offerOf(40))).toContain('"action_id":"offer.terms"');
    expect(buttonsIn(offerOf(40))).not.toContain('"action_id":"offer.accept"');
  });

  it('that is over says where it stands and asks for nothing', () => {
    const over = { ...offerOf(2), isOpen: false, standing: 'It is round 2.' };
    expect(buttonsIn(over)).toEqual(['"action_id":"offer.effects"', '"action_id":"offer.more"']);
    expect(JSON.stringify(offerCard(over).blocks)).toContain('It is round 2.');
  });
});

describe('an offer term by term', () => {
  it.each([1, 40, 120])('with %i changed terms is what Slack takes, in parts', (count) => {
    const { terms } = offerOf(count, LONG);
    const changes = terms.map(({ path, what, before, after }) => ({ path, what, before, after }));
    const view = viewWith(changes);
    for (const page of [0, 1, 9]) expect(validateView(termsView({ view, page }))).toEqual([]);
    expect(JSON.stringify(termsView({ view }))).toContain('P0 response');
    expect(JSON.stringify(termsView({ view, page: 99 }))).toContain(`P${count - 1} response`);
  });
});

function viewWith(changes: NegotiationView['rounds'][number]['changes']): NegotiationView {
  const done = { by: 'Anna Vogel', at: 0 };
  const terms = {};
  const round: NegotiationView['rounds'][number] = {
    ...{ ...done, number: 1, side: 'provider', hash: '1a2b', answerBy: '2026-12-04' },
    ...{ message: null, shared: [], made: 'by hand', outcome: null, changes, answers: [] },
  };
  return {
    ...{ id: '1', key: 'acme-email', name: 'E-mail for Acme', side: 'customer', isOutside: true },
    ...{ customerName: 'Acme GmbH', providerName: 'Messaging team', phase: 'open' },
    ...{ standing: 'It is round 1.', turn: 'customer', urgent: false, reason: null },
    ...{
      startedAt: 0,
      salt: null,
      baseRevision: 1,
      before: terms,
      terms,
      hash: '1a2b',
      code: '1A2B',
    },
    ...{ effectiveFrom: '2027-01-01', timetable: { rounds: [], signBy: null }, changes: [] },
    ...{ rounds: [round], preparation: null, stages: [], signatures: [], paused: null },
    ...{ ended: null, revision: null, version: 3, steps: [] },
    may: {
      ...{ propose: true, send: false, answer: true, comment: true, withdraw: true, pause: true },
      ...{ resume: false, revive: false, sign: false, approve: [], reply: [] },
    },
  };
}
