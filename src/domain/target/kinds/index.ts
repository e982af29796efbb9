import { attestationKind } from './attestation.ts';
import { availabilityKind } from './availability.ts';
import { fulfilmentKind } from './fulfilment.ts';
import { ratioKind } from './ratio.ts';
import { reliabilityKind } from './reliability.ts';
import { resolutionKind } from './resolution.ts';
import { responseKind } from './response.ts';
import { satisfactionKind } from './satisfaction.ts';
import { updateKind } from './update.ts';
import { volumeKind } from './volume.ts';

/** Every kind of target that an agreement can contain. */
export const TARGET_KINDS = [
  availabilityKind,
  responseKind,
  resolutionKind,
  updateKind,
  ratioKind,
  reliabilityKind,
  fulfilmentKind,
  satisfactionKind,
  attestationKind,
  volumeKind,
] as const;
