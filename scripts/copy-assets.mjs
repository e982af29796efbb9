// Copies what the compiler leaves behind (pages, styles, agreement files) next to the compiled code.
import { cpSync, existsSync } from 'node:fs';
import { extname } from 'node:path';

const kept = new Set(['', '.html', '.css', '.svg', '.yaml']);

for (const folder of ['playground/page', 'demo/register']) {
  if (existsSync(`src/${folder}`)) {
    cpSync(`src/${folder}`, `dist/${folder}`, {
      recursive: true,
      filter: (path) => kept.has(extname(path)),
    });
  }
}
