import type { FormField, FormView } from '@xiaowu/server/contract/forms';
import type { FlowRecord } from '@xiaowu/server/contract/records';
import type { PrintPage } from '@xiaowu/server/contract/applications';
import { fieldText, type TextContext } from '../../form/field-text';
import { clockTime } from '../../form/fields/datetime/zoned-time';
import { columnsOf, fieldsOf } from '../../form/form-rights';
import { rowsOf } from '../../form/rows';
import { personText, targetsText } from '../applications/person-text';
import type { PrintValue } from './print-content';

export interface PrintTexts {
  timeZone: string;
  yuan: string;
  until: string;
  recordHeads: readonly string[];
  stateOf: (state: FlowRecord['state']) => string;
  /** Stands for the handler where no person acted. */
  system: string;
  toOf: (names: string) => string;
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): Element {
  const table = document.createElement('table');
  const line = (cells: readonly string[], tag: 'th' | 'td') => {
    const row = document.createElement('tr');
    for (const text of cells) row.append(Object.assign(document.createElement(tag), { textContent: text }));
    return row;
  };
  table.append(line(heads, 'th'), ...rows.map((cells) => line(cells, 'td')));
  return table;
}

/** What stands for the placeholders of a print template: fields by key, `serialNumber`, `records`. */
export function printValues(
  { form, records, serialNumber }: PrintPage,
  texts: PrintTexts,
): (name: string) => PrintValue {
  const context: TextContext = {
    labels: labelsOf(form),
    timeZone: texts.timeZone,
    yuan: texts.yuan,
    until: texts.until,
  };
  const fields = new Map(fieldsOf(form).map((field) => [field.key, field]));
  const fieldValue = (field: FormField): PrintValue => {
    if (field.type !== 'table') return fieldText(form.data[field.key], field, context);
    const columns = columnsOf(field);
    const rows = rowsOf(form.data[field.key]).map((row) =>
      columns.map((column) => fieldText(row[column.key], column, context)),
    );
    return tableOf(
      columns.map(({ label }) => label),
      rows,
    );
  };
  const recordTable = () =>
    tableOf(
      texts.recordHeads,
      records
        .filter(({ state }) => state !== 'processing' && state !== 'waiting')
        // The list has the newest first; on paper one reads from the start.
        .slice()
        .reverse()
        .map(({ stepName, person, targets, endedAt, startedAt, state, opinion }) => [
          stepName,
          [
            person ? personText(person) : texts.system,
            ...(targets.length > 0 ? [texts.toOf(targetsText(targets))] : []),
          ].join(' '),
          clockTime(endedAt ?? startedAt, texts.timeZone).slice(0, 16),
          texts.stateOf(state),
          opinion,
        ]),
    );
  return (name) => {
    if (name === 'serialNumber') return serialNumber ?? '';
    if (name === 'records') return recordTable();
    const field = fields.get(name);
    return field ? fieldValue(field) : '';
  };
}

const labelsOf = ({ labels }: FormView): TextContext['labels'] => ({
  person: (id) => labels.people[id],
  department: (id) => labels.departments[id],
  file: (id) => labels.files[id],
});
