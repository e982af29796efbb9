// `npm run db:migration <name>`: writes the migration that leads from the ones before to prisma/schema.prisma.
import { writeMigration } from '../dist/storage/write-migration.js';

try {
  const path = await writeMigration({ name: process.argv[2] ?? '', now: Date.now() });
  console.log(
    path ? `Wrote ${path}. Read it before you commit it.` : 'There is nothing to change.',
  );
} catch (error) {
  console.error(error.name === 'AccordError' ? error.message : error);
  process.exitCode = 1;
}
