import { agreementInForce, type Register } from '../../domain/register/register.ts';
import { whyUnfit } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { ServiceSample } from '../../storage/samples.ts';
import { indicatorOf } from './target-samples.ts';

/** Agreements by the service and the indicator of which some revision of theirs counts samples. */
type Takers = ReadonlyMap<string, ReadonlySet<string>>;

/** Says why no promise that counts such samples can count one: “the answer “9” is not on the agreed scale …”. */
export function unfitnessIn(register: Register): (sample: ServiceSample) => string | null {
  const takers = takersIn(register);
  return (sample) => {
    const keys = takers.get(placeOf(sample.serviceKey, sample.indicator)) ?? [];
    const reasons = [...keys].flatMap((key) => reasonsOf(register, key, sample));
    // What one of them can count is not wrong because another cannot.
    return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
  };
}

function reasonsOf(register: Register, key: string, sample: ServiceSample) {
  const agreement = agreementInForce(register, key, sample.at);
  if (!agreement?.terms.services.includes(sample.serviceKey)) return [];
  return agreement.terms.targets
    .filter((target) => indicatorOf(target) === sample.indicator)
    .map((target) => {
      const why = whyUnfit(target, sample);
      return why && `${why} (${target.key} of ${key})`;
    });
}

function takersIn({ agreements }: Register): Takers {
  const takers = new Map<string, Set<string>>();
  for (const [key, revisions] of agreements) {
    for (const { terms } of revisions) {
      for (const place of terms.targets.flatMap((target) => placesOf(terms.services, target))) {
        takers.set(place, (takers.get(place) ?? new Set()).add(key));
      }
    }
  }
  return takers;
}

function placesOf(services: readonly string[], target: TargetTerms): readonly string[] {
  const indicator = indicatorOf(target);
  return indicator === null ? [] : services.map((service) => placeOf(service, indicator));
}

function placeOf(service: string, indicator: string): string {
  return `${service} ${indicator}`;
}
