import { expect } from 'vitest';
import type { Instant } from '../../../src/domain/calendar/instant.ts';
import { assembleRegister, type Register } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';

/** The register that YAML documents make. */
export function registerOf(text: string, now: Instant): Register {
  const { revisions, problems } = planImport(assembleRegister([]), {
    files: [{ name: 'test.yaml', text }],
    now,
  });
  expect(problems).toEqual([]);
  return assembleRegister(revisions);
}
