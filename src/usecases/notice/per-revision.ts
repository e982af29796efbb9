import type { AgreementRevision, Register } from '../../domain/register/register.ts';

type Work<Value> = (register: Register, agreement: AgreementRevision) => Value;

/** Works something out once for each revision of an agreement, however many notices ask for it. */
export function perRevision<Value>(work: Work<Value>): Work<Value> {
  const registers = new WeakMap<Register, Map<AgreementRevision, Value>>();
  return (register, agreement) => {
    const known = registers.get(register) ?? new Map<AgreementRevision, Value>();
    registers.set(register, known);
    const value = known.get(agreement) ?? work(register, agreement);
    known.set(agreement, value);
    return value;
  };
}
