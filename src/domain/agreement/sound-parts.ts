import { z } from 'zod';
import { documentKey, localDate } from '../register/term-values.ts';
import { agreementTerms } from './agreement-terms.ts';

const { kind, report } = agreementTerms.shape;

/** A key, or an empty text where something else stands, so that positions stay what they are. */
const key = documentKey.catch('');
const date = localDate.optional().catch('');
const keys = z.array(key).catch([]);
const sides = z.object({ provider: keys, customer: keys }).catch({ provider: [], customer: [] });
const name = z.string().optional().catch(undefined);
const segment = z.object({ site: name, group: name }).catch({});
const decimals = z.array(z.array(z.string()).catch([])).catch([]);

/** The parts of an agreement by which it is compared with itself and with others; whatever else is wrong with it, all its mistakes show at once. */
export const soundParts = z.object({
  kind: kind.optional().catch(undefined),
  customer: key,
  provider: key,
  services: keys,
  support: key,
  effective: z
    .object({ from: date, to: date, renewal: z.object({ kind: z.string() }).optional() })
    .partial()
    .catch({}),
  calendar: key,
  review: z.object({ owner: key }).optional().catch(undefined),
  report: report.catch(undefined),
  targets: z
    .array(z.object({ key, calendar: key, segment }).catch({ key: '', calendar: '', segment: {} }))
    .catch([]),
  requirements: z
    .array(z.object({ key, service: key, target: key }).catch({ key: '', service: '', target: '' }))
    .catch([]),
  credits: z
    .array(z.object({ target: key, tiers: decimals }).catch({ target: '', tiers: [] }))
    .catch([]),
  supportedBy: z
    .array(
      z
        .union([
          documentKey.transform((agreement) => ({ agreement, carries: [] })),
          z.object({ agreement: key, carries: keys }),
        ])
        .catch({ agreement: '', carries: [] }),
    )
    .catch([]),
  signatories: sides,
});

export type SoundParts = z.output<typeof soundParts>;
