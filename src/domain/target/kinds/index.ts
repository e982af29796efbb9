import { availabilityKind } from './availability.ts';
import { fulfilmentKind } from './fulfilment.ts';
import { ratioKind } from './ratio.ts';
import { reliabilityKind } from './reliability.ts';
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
  reliabilityKind,
  fulfilmentKind,
] as const;
