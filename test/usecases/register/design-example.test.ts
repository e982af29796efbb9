import { describe, expect, it } from 'vitest';
import { assembleRegister } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { DEMO_NOW } from './demo-files.ts';

/** The agreement by which the format of agreement files is explained. */
const EXAMPLE = `agreement: acme-email
kind: SLA
level: service
customer: acme
provider: messaging
services: [email]
effective: { from: 2026-01-01, to: 2026-12-31, renewal: { kind: tacit, term: P1Y, notice: P90D } }
timeZone: Europe/Berlin
calendar: office-de
review: { every: P3M, owner: messaging-slm }
report: { every: month, customerChannel: '#acme', teamChannel: '#messaging' }
targets:
  - { key: availability, kind: availability, objective: '99.9', period: month, exclusions: shrink }
  - { key: p1-response, kind: response, priority: P1, within: 15m, attainment: '95', period: month }
  - { key: resolution, kind: resolution, priority: any, within: 2bd, attainment: '90', period: month, pauses: [awaiting-customer] }
credits: [{ target: availability, tiers: [['99.9','10'],['99','30']], cap: '50', fee: { amount: '1200.00', currency: EUR } }]
supportedBy: [ola-messaging, uc-cloudmail]
responsibilities: { provider: ['…'], customer: ['…'] }
signatories: { customer: [acme-cio], provider: [messaging-owner] }
`;

const supporting = (key: string, kind: string, provider: string) => `---
agreement: ${key}
kind: ${kind}
customer: messaging
provider: ${provider}
services: [email]
effective: { from: 2026-01-01 }
timeZone: Europe/Berlin
calendar: office-de
targets: [{ key: up, kind: availability, objective: '99.9' }]
`;

const REFERRED = `party: acme
kind: customer
name: Acme
channels: { customer: '#acme' }
people: [{ key: acme-cio, name: The CIO }]
---
party: messaging
kind: provider
name: Messaging
people:
  - { key: messaging-slm, name: The manager of service levels }
  - { key: messaging-owner, name: The owner }
---
party: cloudmail
kind: supplier
name: Cloudmail
---
service: email
name: E-mail
provider: messaging
---
calendar: office-de
timeZone: Europe/Berlin
weekly: { mon-fri: [['09:00', '17:00']] }
${supporting('ola-messaging', 'OLA', 'messaging')}${supporting('uc-cloudmail', 'UC', 'cloudmail')}`;

describe('the agreement that explains the format', () => {
  it('imports as it stands, given the documents it refers to', () => {
    const files = [
      { name: 'acme-email.yaml', text: EXAMPLE },
      { name: 'referred.yaml', text: REFERRED },
    ];
    const { problems, revisions } = planImport(assembleRegister([]), { files, now: DEMO_NOW });
    expect(problems).toEqual([]);
    const example = revisions.find(({ key }) => key === 'acme-email');
    expect(example?.terms).toMatchObject({
      effective: { to: '2026-12-31', renewal: { kind: 'tacit', notice: 'P90D' } },
      credits: [
        {
          tiers: [
            ['99.9', '10'],
            ['99', '30'],
          ],
        },
      ],
      targets: [{ objective: '99.9' }, { within: '15m' }, { pauses: ['awaiting-customer'] }],
    });
  });

  it('names everything it refers to when it comes alone', () => {
    const files = [{ name: 'acme-email.yaml', text: EXAMPLE }];
    const { problems } = planImport(assembleRegister([]), { files, now: DEMO_NOW });
    expect(problems.map(({ line, message }) => `${line} ${message.split(':')[0]}`)).toEqual([
      '4 there is no party “acme”',
      '5 there is no party “messaging”',
      '6 there is no service “email”',
      '9 there is no calendar “office-de”',
      '10 there is no person “messaging-slm”',
      '17 there is no agreement “ola-messaging”',
      '17 there is no agreement “uc-cloudmail”',
      '19 there is no person “acme-cio”',
      '19 there is no person “messaging-owner”',
    ]);
  });
});
