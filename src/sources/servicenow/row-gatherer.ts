import type { ReadingProblem } from '../reading.ts';
import { detectDelimiter, findColumns } from './columns.ts';
import { readFields } from './fields.ts';
import { type Line, RecordJoiner } from './records.ts';
import { type Row, type RowLimits, readRow } from './row.ts';

/** Takes the lines of an export, hands on its rows and gathers what is wrong with the others. */
export class RowGatherer {
  readonly #limits: RowLimits;
  readonly #keep: (row: Row) => void;
  #joiner: RecordJoiner | null = null;
  #problems: ReadingProblem[] = [];
  #rows = 0;

  constructor(limits: RowLimits, keep: (row: Row) => void) {
    this.#limits = limits;
    this.#keep = keep;
  }

  /** The rows so far, also those that could not be read. */
  get rows(): number {
    return this.#rows;
  }

  take(line: Line): void {
    if (this.#joiner) this.#joiner.take(line);
    else this.#joiner = this.#begin(line.text);
  }

  end(): void {
    if (this.#joiner) this.#joiner.end();
    else this.#begin('');
  }

  /** The problems since the last call. */
  takeProblems(): readonly ReadingProblem[] {
    const problems = this.#problems;
    this.#problems = [];
    return problems;
  }

  #begin(header: string): RecordJoiner {
    const delimiter = detectDelimiter(header);
    const columns = findColumns(readFields(header, delimiter) ?? []);
    return new RecordJoiner(
      { delimiter, width: columns.width },
      {
        record: ({ fields, line }) =>
          this.#sort(readRow(fields, { columns, ...this.#limits }), line),
        problem: ({ reason, line }) => this.#sort(reason, line),
      },
    );
  }

  #sort(row: Omit<Row, 'line'> | string, line: number | null): void {
    this.#rows++;
    if (typeof row === 'string') this.#problems.push({ line, reason: row });
    else this.#keep({ ...row, line: line ?? 0 });
  }
}
