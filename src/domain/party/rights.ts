/** The roles that give rights; those of customers’ and suppliers’ people give none beyond their own agreements. */
export const GRANTED_ROLES = [
  'administrator',
  'service-level-manager',
  'service-owner',
  'approver',
  'viewer',
  'source',
] as const;

/** `source` is a system that tells what it has measured. */
export type GrantedRole = (typeof GRANTED_ROLES)[number];

type Rule = {
  readonly roles: readonly GrantedRole[];
  /** What it lets people do, as it ends the sentence “Only … may”. */
  readonly deed: string;
};

const LEADING = ['administrator', 'service-level-manager'] as const;
const OWNING = [...LEADING, 'service-owner'] as const;
const APPROVING = [...LEADING, 'approver'] as const;
const RECORDING = [...OWNING, 'source'] as const;
const READING = [...OWNING, 'approver', 'viewer'] as const;

/** Every verb that asks for a right, and the roles that have it: the one table of authority. */
export const RIGHTS = {
  'record-outages': { roles: RECORDING, deed: 'record outages' },
  'record-samples': { roles: RECORDING, deed: 'record samples' },
  'record-work-items': { roles: RECORDING, deed: 'record what happens to work items' },
  'import-work-items': { roles: RECORDING, deed: 'import work items' },
  rebuild: { roles: ['administrator'], deed: 'rebuild what is kept of work items' },
  'see-inside': {
    roles: READING,
    deed: 'look into the history of internal agreements and contracts',
  },
  'see-chains': { roles: READING, deed: 'see what an agreement rests on' },
  'check-agreements': { roles: READING, deed: 'check agreements' },
  'propose-agreements': { roles: READING, deed: 'propose new agreements' },
  'see-forecasts': { roles: READING, deed: 'see how good the forecasts were' },
  'see-restatements': { roles: READING, deed: 'see proposed restatements' },
  'seal-periods': { roles: LEADING, deed: 'seal periods' },
  'detect-restatements': { roles: LEADING, deed: 'look for restatements' },
  'request-restatement': { roles: OWNING, deed: 'ask for restatements' },
  'approve-restatement': { roles: APPROVING, deed: 'approve restatements' },
  'decline-restatement': { roles: APPROVING, deed: 'decline restatements' },
  'propose-credits': { roles: LEADING, deed: 'propose credits' },
  'approve-credit': { roles: APPROVING, deed: 'approve credits' },
  'decline-credit': { roles: APPROVING, deed: 'decline credits' },
  'request-exclusion': { roles: OWNING, deed: 'ask for exclusions' },
  'approve-exclusion': { roles: APPROVING, deed: 'approve exclusions' },
  'revoke-exclusion': { roles: APPROVING, deed: 'revoke exclusions' },
  'change-register': { roles: OWNING, deed: 'change the register' },
  'change-party': { roles: LEADING, deed: 'change parties and their people' },
  'change-calendar': { roles: LEADING, deed: 'change calendars' },
  'change-service': { roles: OWNING, deed: 'change this service' },
  'change-agreement': { roles: OWNING, deed: 'change this agreement' },
  'grant-roles': { roles: ['administrator'], deed: 'say who is an administrator' },
  'see-drafts': { roles: READING, deed: 'see drafts' },
  'draft-document': { roles: OWNING, deed: 'write drafts' },
  'review-agreement': { roles: OWNING, deed: 'put this agreement under review' },
  'withdraw-agreement': { roles: OWNING, deed: 'withdraw this agreement' },
  'terminate-agreement': { roles: LEADING, deed: 'terminate this agreement' },
  'see-alerts': { roles: READING, deed: 'see alerts' },
  'answer-alerts': { roles: READING, deed: 'answer alerts' },
  'mute-alerts': { roles: OWNING, deed: 'mute alerts' },
  'inform-customers': { roles: OWNING, deed: 'write to the customer' },
  'see-jobs': { roles: ['administrator'], deed: 'see how the regular work stands' },
  'see-audit': { roles: ['administrator'], deed: 'read the whole audit trail' },
} as const satisfies Readonly<Record<string, Rule>>;

export type Right = keyof typeof RIGHTS;

/** The rule of a right. */
export function ruleOf(right: Right): Rule {
  return RIGHTS[right];
}
