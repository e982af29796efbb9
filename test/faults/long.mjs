// `npm run test:faults`: the fault suite the long way.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/faults'],
  {
    stdio: 'inherit',
    env: { ...process.env, ACCORD_FAULTS: 'long' },
  },
);
process.exitCode = status ?? 1;
