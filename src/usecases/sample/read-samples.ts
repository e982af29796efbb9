import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import { sampleJson } from '../../domain/measurement/sample.ts';
import { explainIssue } from '../../domain/register/explain-issue.ts';
import type { ServiceSample } from '../../storage/samples.ts';

const SHOWN_MISTAKES = 20;

const line = z.looseObject({ service: z.string().min(1) });

/** A sample, and the line of its file. */
type WrittenSample = ServiceSample & { readonly line: number };

/** Reads samples from JSON, one a line, each with the service that it measures; refuses all when one is wrong. */
export function readSamples(text: string): readonly WrittenSample[] {
  const mistakes: string[] = [];
  const samples = text
    .split('\n')
    .map((written, index) => ({ written: written.trim(), number: index + 1 }))
    .filter(({ written }) => written !== '')
    .flatMap(({ written, number }) => {
      try {
        return [readLine(written, number)];
      } catch (error) {
        if (!(error instanceof AccordError)) throw error;
        mistakes.push(error.message);
        return [];
      }
    });
  if (mistakes.length === 0) return samples;
  const shown = mistakes.slice(0, SHOWN_MISTAKES);
  const hidden = mistakes.length - shown.length;
  const rest = hidden > 0 ? [`… and ${hidden.toLocaleString('en')} more lines.`] : [];
  throw new AccordError('invalid', [...shown, ...rest, 'None has been recorded.'].join('\n'));
}

function readLine(written: string, number: number): WrittenSample {
  const json = parsed(written, number);
  const place = line.safeParse(json);
  if (!place.success) throw refused(number, 'names no service: add "service": "email"');
  const { service, ...rest } = place.data;
  const sample = checked(rest, number);
  if (sample.success) return { ...sample.data, serviceKey: service, line: number };
  throw refused(number, sample.error.issues.map(described).join('; '));
}

/** An instant that cannot be read is refused in words of its own. */
function checked(json: unknown, number: number) {
  try {
    return sampleJson.safeParse(json, { error: explainIssue });
  } catch (error) {
    throw error instanceof AccordError ? refused(number, error.message) : error;
  }
}

function parsed(written: string, number: number): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw refused(number, 'is not JSON: write one sample in braces on each line');
  }
}

function described({ path, message }: z.core.$ZodIssue): string {
  return [path.join('.'), message.replace(/\.$/, '')].filter((part) => part !== '').join(': ');
}

function refused(number: number, problem: string): AccordError {
  return new AccordError('invalid', `Line ${number} ${problem.replace(/\.$/, '')}.`);
}
