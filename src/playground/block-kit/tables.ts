import { isObject, listOf } from '../json.ts';
import { charactersIn } from './count.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';
import {
  all,
  anything,
  byType,
  count,
  flag,
  list,
  oneOf,
  type Rule,
  shape,
  text,
} from './rules.ts';

const block_id = text(LIMITS.id);
const raw_text = shape({ text: text(LIMITS.text, 0) });
const rich_text: Rule = richText;

/** The table block; cells are raw text, numbers or rich text. */
export const table: Rule = all(
  shape(
    {
      rows: list(
        list(byType({ raw_text, rich_text, raw_number: anything }), { max: LIMITS.table.columns }),
        { max: LIMITS.table.rows },
      ),
    },
    {
      block_id,
      column_settings: list(
        (value, place) => {
          if (value !== null) settings(value, place);
        },
        { max: LIMITS.table.columns },
      ),
    },
  ),
  settingsFit,
);

const settings = shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });

function settingsFit(value: unknown, place: Parameters<Rule>[1]): void {
  if (!isObject(value) || value.column_settings === undefined) return;
  const columns = Math.max(0, ...listOf(value.rows).map((row) => listOf(row).length));
  if (listOf(value.column_settings).length > columns) {
    place.in('column_settings').refuse(`no more than ${columns} items allowed`);
  }
}

const filled = shape({ text: text(LIMITS.text) });
const numeric = shape({ value: anything }, { text: text(LIMITS.text) });

/** The data_table block: a header row, then rows of the same length. */
export const dataTable: Rule = all(
  shape(
    {
      rows: list(
        list(byType({ raw_text: filled, raw_number: numeric, rich_text }), {
          max: LIMITS.dataTable.columns,
        }),
        { min: 2, max: LIMITS.dataTable.rows },
      ),
      caption: text(LIMITS.text),
    },
    {
      block_id,
      page_size: count(1, LIMITS.dataTable.pageSize),
      row_header_column_index: count(0, LIMITS.dataTable.columns - 1),
    },
  ),
  evenRows,
);

function evenRows(value: unknown, place: Parameters<Rule>[1]): void {
  if (!isObject(value)) return;
  const rows = listOf(value.rows).map((row) => listOf(row));
  if (new Set(rows.map((row) => row.length)).size > 1) {
    place.in('rows').refuse('rows must all have the same length');
  }
  if (rows[0]?.some((cell) => isObject(cell) && cell.type === 'rich_text')) {
    place.in('rows').in(0).refuse('header cells must not be rich_text');
  }
  if (charactersIn(value.rows) > LIMITS.dataTable.characters) {
    place.in('rows').refuse(`must be less than ${LIMITS.dataTable.characters + 1} characters`);
  }
}
