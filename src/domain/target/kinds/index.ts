import { availabilityKind } from './availability.ts';
import { ratioKind } from './ratio.ts';
import { resolutionKind } from './resolution.ts';
import { responseKind } from './response.ts';
import { updateKind } from './update.ts';

/** Every kind of target that an agreement can contain. */
export const TARGET_KINDS = [
  availabilityKind,
  responseKind,
  resolutionKind,
  updateKind,
  ratioKind,
] as const;
