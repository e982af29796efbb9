import { availabilityTerms } from './availability.ts';
import { resolutionTerms } from './resolution.ts';
import { responseTerms } from './response.ts';
import { updateTerms } from './update.ts';

/** Every kind of target that an agreement can contain. */
export const TARGET_KINDS = [
  availabilityTerms,
  responseTerms,
  resolutionTerms,
  updateTerms,
] as const;
