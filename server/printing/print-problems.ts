import type { Problem, Process } from '@xiaowu/engine';
import type { PrintTemplate } from '../contract/definitions.js';
import type { FormSchema } from '../contract/forms.js';
import type { ServerProblemCode } from '../locales/zh-CN/problems.js';
import { printWords } from '../locales/zh-CN/printing.js';
import { isCaseName, namesIn, stepName } from './placeholders.js';

/** The print pages of a definition. */
export interface PrintPages {
  readonly print?: string | undefined;
  readonly printTemplates?: readonly PrintTemplate[] | undefined;
}

/** What the print pages name that form and drawing do not have. A part that is not given is not checked. */
export function printProblems(
  { print, printTemplates = [] }: PrintPages,
  form: FormSchema | undefined,
  process: Process | undefined,
): Problem[] {
  const pages = [...(print === undefined ? [] : [{ name: printWords.main, html: print }]), ...printTemplates];
  const steps = new Set(Object.values(process?.nodes ?? {}).flatMap(({ id, kind }) => (kind === 'userTask' ? id : [])));
  const isUnknownStep = (id: string) => process !== undefined && !steps.has(id);
  const keys = printTemplates.map(({ key }) => key);
  return [
    ...[...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))].map((key) =>
      error('print.duplicateKey', { key }),
    ),
    ...printTemplates.flatMap(({ name, steps: ids = [] }) =>
      ids.filter(isUnknownStep).map((step) => error('print.unknownStep', { template: name, step })),
    ),
    ...pages.flatMap(({ name: template, html }) =>
      namesIn(html).flatMap((name) => {
        const step = stepName(name);
        if (step !== null && !isTable(form, 'step'))
          return isUnknownStep(step.elementId) ? error('print.unknownStep', { template, step: step.elementId }) : [];
        if (isCaseName(name) || form === undefined || isFieldName(form, name)) return [];
        return error('print.unknownField', { template, name });
      }),
    ),
  ];
}

const error = (code: ServerProblemCode, data: Problem['data']): Problem => ({
  severity: 'error',
  code,
  elementId: null,
  data,
});

const fieldsOf = (form: FormSchema) => form.sections.flatMap(({ fields }) => fields);
const isTable = (form: FormSchema | undefined, key: string): boolean =>
  form !== undefined && fieldsOf(form).some((field) => field.key === key && field.type === 'table');

/** `amount`; `goods.name` of a detail table; `goods.#`, the number of the row. */
function isFieldName(form: FormSchema, name: string): boolean {
  const [key = '', column, ...rest] = name.split('.');
  const field = fieldsOf(form).find((candidate) => candidate.key === key);
  if (!field || rest.length > 0) return false;
  if (column === undefined) return true;
  return field.type === 'table' && (column === '#' || (field.columns ?? []).some((one) => one.key === column));
}
