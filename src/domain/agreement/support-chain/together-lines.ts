import type { AgreementRevision } from '../../register/register.ts';
import { targetName } from '../../target/kind-words.ts';
import { togetherLine, type UpCarrier } from './availability-lines.ts';
import { type Carrier, type ChainScene, isCarried } from './carrier.ts';
import { namedCarriers } from './carriers.ts';
import { type ChainLine, line } from './chain-line.ts';
import { isPromised } from './edge-lines.ts';
import { type AvailabilityTarget, availabilityBelow, isAvailability } from './promises-below.ts';

type Carried = {
  readonly above: AgreementRevision;
  readonly carriers: readonly Carrier[];
  readonly isTop: boolean;
};

/** What all carriers of an agreement come to together. */
export function togetherLines(scene: ChainScene, carried: Carried): readonly ChainLine[] {
  const { above } = carried;
  const availability = above.terms.targets.filter(isAvailability).flatMap((target) => {
    const carriers = inSeries(scene, carried, target);
    return carriers.length > 0 ? [togetherLine(scene, { above, target }, carriers)] : [];
  });
  // Whoever is at the lower end does its own work; that goes without saying.
  return carried.carriers.length > 0 || carried.isTop
    ? [...availability, ...alone(scene, carried)]
    : availability;
}

/** The carriers that promise availability; one that lies under another of them counts there. */
function inSeries(
  scene: ChainScene,
  { carriers }: Carried,
  target: AvailabilityTarget,
): readonly UpCarrier[] {
  const up = carriers
    .filter((carrier) => isCarried(carrier, target.key))
    .flatMap((carrier) =>
      availabilityBelow(target, carrier.agreement.terms.targets)
        .slice(0, 1)
        .map((promised) => ({ carrier, promised })),
    );
  const under = new Set(
    up.flatMap(({ carrier }) =>
      namedCarriers(scene, carrier.agreement).map(({ agreement }) => agreement.key),
    ),
  );
  return up.filter(({ carrier }) => carrier.redundant || !under.has(carrier.agreement.key));
}

/** Promises about which nothing below says anything rest on the provider alone. */
function alone({ register }: ChainScene, { above, carriers }: Carried): readonly ChainLine[] {
  const { targets, provider } = above.terms;
  const name = register.parties.get(provider)?.terms.name ?? provider;
  const own = targets.filter(
    (target) =>
      !carriers.some((carrier) => isCarried(carrier, target.key) && isPromised(target, carrier)),
  );
  if (own.length === 0) return [];
  const which = own.length === targets.length ? 'Everything here' : own.map(targetName).join(', ');
  const verb = own.length === 1 || own.length === targets.length ? 'rests' : 'rest';
  return [
    line({
      ...{ about: 'promise', standing: 'note', targets: own.map(({ key }) => key) },
      sentence: `${which} ${verb} on ${name} alone`,
    }),
  ];
}
