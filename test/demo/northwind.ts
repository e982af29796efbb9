import { calendarsOf } from '../../src/demo/calendars.ts';
import { DEMO_START } from '../../src/demo/demo-start.ts';
import { type History, writeHistory } from '../../src/demo/history/history.ts';
import { readRegisterFiles } from '../../src/demo/register-files.ts';
import { assembleRegister, type Register } from '../../src/domain/register/register.ts';
import { planImport } from '../../src/usecases/register/plan-import.ts';

/** The demo company's register as its files say, without a database. */
export function demoRegister(): Register {
  const plan = planImport(assembleRegister([]), { files: readRegisterFiles(), now: DEMO_START });
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems, null, 2));
  return assembleRegister(plan.revisions);
}

export function demoHistory(register = demoRegister()): History {
  return writeHistory(calendarsOf(register));
}
