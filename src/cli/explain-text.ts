import type { Chapter, Telling } from '../usecases/explain/words/telling.ts';

/** An explanation for a person at a terminal. */
export function explanationText({ title, chapters }: Telling, timeZone: string): string {
  return [
    `${title} (times in ${timeZone})`,
    ...chapters.flatMap(chapterLines),
    ...(chapters.some(({ folded }) => folded)
      ? ['', 'This is shortened; --full shows every stretch and case.']
      : []),
  ].join('\n');
}

function chapterLines({ heading, sentences, lists }: Chapter): readonly string[] {
  return [
    '',
    heading,
    ...sentences.map((sentence) => `  ${sentence}`),
    ...lists.flatMap(({ title, lines }) => [`  ${title}`, ...lines.map((line) => `    ${line}`)]),
  ];
}
