import { defineConfig } from 'prisma/config';

// The command line otherwise looks for a native schema engine on the network, which `generate` never runs.
if (process.argv.includes('generate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({ schema: 'prisma/schema.prisma' });
