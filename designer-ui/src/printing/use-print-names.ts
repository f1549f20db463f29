import { recordColumns, stepName } from '@xiaowu/server/contract/print-names';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useEditor } from '../editor/editor-context';
import { fieldsOf } from '../forms/fields-of';
import { readSteps } from '../steps/read-steps';

/** A name that a text of a page may have, as people call it. */
export interface PrintName {
  readonly name: string;
  readonly label: string;
}
export interface NameGroup {
  readonly title: string;
  readonly names: readonly PrintName[];
}

const ofCase = [
  'serialNumber',
  'itemName',
  'schoolName',
  'applicant',
  'submittedAt',
  'printedBy',
  'printedAt',
  'qrCode',
] as const;
const stepParts = ['opinion', 'person', 'date'] as const;

/** What can stand on a page of this definition: fields of its form, facts of the case, what was said at its steps. */
export function usePrintNames() {
  const { t } = useI18n();
  const { diagram, form } = useEditor();
  const steps = computed(() =>
    readSteps(diagram.businessObjects(), (id) => {
      const shape = diagram.open.value?.registry.get(id);
      return shape && 'x' in shape ? Number(shape.x) : 0;
    }).map(({ id, name }) => ({ id, name: name || id })),
  );
  const fields = computed(() => fieldsOf(form.value).filter(({ type }) => type !== 'serial'));
  const tables = computed(() => fields.value.filter(({ type }) => type === 'table'));

  const fieldNames = computed(() => fields.value.map(({ key, label }) => ({ name: key, label })));
  const caseNames = computed(() => ofCase.map((name) => ({ name, label: t(`printing.name.${name}`) })));
  const stepNames = computed(() =>
    steps.value.flatMap(({ id, name }) => [
      { name: `step.${id}`, label: t('printing.stepWhole', { step: name }) },
      ...stepParts.map((part) => ({ name: `step.${id}.${part}`, label: t(`printing.step.${part}`, { step: name }) })),
    ]),
  );
  const totalNames = computed(() =>
    tables.value.flatMap(({ key, label, columns = [] }) =>
      columns
        .filter(
          ({ type, resultType }) =>
            type === 'number' || type === 'money' || (type === 'formula' && resultType !== 'text'),
        )
        .map((column) => ({
          name: `${key}.${column.key}.total`,
          label: t('printing.totalOf', { table: label, column: column.label }),
        })),
    ),
  );
  const columnNames = computed(() =>
    tables.value.flatMap(({ key, label, columns = [] }) => [
      { name: `${key}.#`, label: t('printing.rowNumber') },
      ...columns.map((column) => ({ name: `${key}.${column.key}`, label: `${label} · ${column.label}` })),
    ]),
  );
  const recordNames = computed(() =>
    recordColumns.map((column) => ({
      name: `records.${column}`,
      label: column === '#' ? t('printing.rowNumber') : t(`printing.record.${column}`),
    })),
  );
  const pageNames = computed(() =>
    (['page', 'pages'] as const).map((name) => ({ name, label: t(`printing.name.${name}`) })),
  );
  const labels = computed(
    () =>
      new Map(
        [
          ...fieldNames.value,
          ...caseNames.value,
          ...stepNames.value,
          ...totalNames.value,
          ...columnNames.value,
          ...recordNames.value,
          ...pageNames.value,
          { name: 'records', label: t('printing.name.records') },
          { name: 'formTable', label: t('printing.name.formTable') },
        ].map(({ name, label }) => [name, label] as const),
      ),
  );

  const group = (title: string, names: readonly PrintName[]): NameGroup[] =>
    names.length > 0 ? [{ title: t(`printing.names.${title}`), names }] : [];
  return {
    steps,
    fields,
    tables,
    /** Names for a text anywhere on the page. */
    groups: computed(() => [
      ...group('fields', fieldNames.value),
      ...group('case', caseNames.value),
      ...group('steps', stepNames.value),
      ...group('totals', totalNames.value),
    ]),
    /** Names for head and foot of every page. */
    marginGroups: computed(() => [
      ...group('page', pageNames.value),
      ...group(
        'case',
        caseNames.value.filter(({ name }) => name !== 'qrCode'),
      ),
      ...group(
        'fields',
        fieldNames.value.filter(({ name }) => !tables.value.some(({ key }) => key === name)),
      ),
    ]),
    /** Names for a column of a list of `table`, or of the records. */
    columnsOf: (table: string): readonly PrintName[] =>
      (table === 'records' ? recordNames.value : columnNames.value).filter(({ name }) => name.startsWith(`${table}.`)),
    /** What people call it; null when form and drawing have no such name. */
    labelOf(name: string): string | null {
      const known = labels.value.get(name);
      if (known !== undefined) return known;
      const step = stepName(name);
      return step && labels.value.has(`step.${step.elementId}`) ? name : null;
    },
  };
}

export type PrintNames = ReturnType<typeof usePrintNames>;
