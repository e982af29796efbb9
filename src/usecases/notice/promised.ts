import { isReadByCustomer } from '../../domain/agreement/customers-channels.ts';
import type { Person } from '../../domain/party/party-terms.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { targetName, targetSentence } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { Recipient } from '../../outbox/notice.ts';
import type { Promised } from '../../outbox/notice-parts.ts';
import { perRevision } from './per-revision.ts';

/** What a notice says about the promise it concerns. */
export function describePromise(
  register: Register,
  agreement: AgreementRevision,
  target: TargetTerms,
): Promised {
  const known = describedOf(register, agreement);
  const promised = known.get(target) ?? describe(register, agreement, target);
  known.set(target, promised);
  return promised;
}

const describedOf = perRevision(() => new Map<TargetTerms, Promised>());

function describe(register: Register, agreement: AgreementRevision, target: TargetTerms): Promised {
  const { key, number, terms } = agreement;
  const nameOf = (service: string) => register.services.get(service)?.terms.name ?? service;
  return {
    agreement: key,
    agreementName: terms.name ?? key,
    revision: number,
    customerName: register.parties.get(terms.customer)?.terms.name ?? terms.customer,
    serviceKey: terms.services[0] ?? '',
    serviceNames: terms.services.map(nameOf),
    timeZone: terms.timeZone,
    target: target.key,
    targetName: targetName(target),
    targetKind: target.kind,
    sentence: targetSentence(target),
    owner: ownerOf(register, agreement),
  };
}

/**
 * Where the people are who can act: the agreement's team channel, else the provider's; null when none is named.
 * What is told to a team is not for customers, so a channel in which they read is nobody's team channel.
 */
export const teamChannelOf = perRevision((register, { terms }): Recipient | null => {
  const named = [terms.report?.teamChannel, teamOf(register, terms.provider)?.channels.team];
  const channel = named.find((one) => one !== undefined && !isReadByCustomer(register, one));
  return channel === undefined ? null : { channel };
});

/** Who owns the promise: the service's owner, else the owner of the review, else the provider's manager. */
export function ownerOf(register: Register, { terms }: AgreementRevision): Promised['owner'] {
  const named = [register.services.get(terms.services[0] ?? '')?.terms.owner, terms.review?.owner];
  const everybody = [...register.parties.values()].flatMap((party) => party.terms.people);
  const owner =
    named.flatMap((key) => everybody.filter((person) => person.key === key)).at(0) ??
    withRole(teamOf(register, terms.provider)?.people ?? []);
  return owner ? asOwner(owner) : null;
}

function withRole(people: readonly Person[]): Person | undefined {
  return (
    people.find(({ roles }) => roles.includes('service-owner')) ??
    people.find(({ roles }) => roles.includes('service-level-manager'))
  );
}

function teamOf(register: Register, provider: string) {
  return register.parties.get(provider)?.terms;
}

function asOwner({ name, user }: Person): Promised['owner'] {
  return { name, user: user ?? null };
}
