import { parseExpression, type Definitions, type Problem } from '@xiaowu/engine';
import type { PrintTemplate } from '../contract/definitions.js';
import type { FormSchema } from '../contract/forms.js';
import { conditionsIn, isCaseName, namesIn, recordColumn, stepName, totalName } from '../contract/print-names.js';
import type { ServerProblemCode } from '../locales/zh-CN/problems.js';
import { printWords } from '../locales/zh-CN/printing.js';

/** The print pages of a definition. */
export interface PrintPages {
  readonly print?: string | undefined;
  readonly printTemplates?: readonly PrintTemplate[] | undefined;
}

interface Page {
  readonly key: string;
  readonly name: string;
  readonly html: string;
}

/** What the print pages name that form and drawing do not have. A part that is not given is not checked. */
export function printProblems(
  { print, printTemplates = [] }: PrintPages,
  form: FormSchema | undefined,
  processes: Definitions['processes'] | undefined,
): Problem[] {
  const nodes = (processes ?? []).flatMap((process) => Object.values(process.nodes));
  const steps = new Set(nodes.flatMap(({ id, kind }) => (kind === 'userTask' ? id : [])));
  const isUnknownStep = (id: string) => processes !== undefined && !steps.has(id);
  const keys = printTemplates.map(({ key }) => key);
  return [
    ...[...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))].map((key) =>
      error('print.duplicateKey', { key }),
    ),
    ...printTemplates.flatMap(({ key: page, name: template, steps: ids = [] }) =>
      ids.filter(isUnknownStep).map((step) => error('print.unknownStep', { page, template, step })),
    ),
    ...pagesOf(print, printTemplates).flatMap((page) => [
      ...namesIn(page.html).flatMap((name) => {
        const step = stepName(name);
        const data = { page: page.key, template: page.name };
        if (step !== null && !isTable(form, 'step'))
          return isUnknownStep(step.elementId) ? error('print.unknownStep', { ...data, step: step.elementId }) : [];
        if (isCaseName(name) || recordColumn(name) !== null || form === undefined || isFieldName(form, name)) return [];
        return error('print.unknownField', { ...data, name });
      }),
      ...conditionProblems(page, form),
    ]),
  ];
}

/** The main page and those beside it, each with its name. */
function pagesOf(print: string | undefined, templates: readonly PrintTemplate[]): Page[] {
  const named = templates.find(({ key }) => key === 'main')?.name ?? printWords.main;
  return [
    ...(print === undefined ? [] : [{ key: 'main', name: named, html: print }]),
    ...templates.filter(({ key }) => key !== 'main'),
  ];
}

function conditionProblems({ key: page, name: template, html }: Page, form: FormSchema | undefined): Problem[] {
  const keys = form && new Set(fieldsOf(form).map(({ key }) => key));
  return conditionsIn(html).flatMap((condition) => {
    if (condition.trim() === '') return [];
    const { expression, problem } = parseExpression(condition);
    if (problem) return [error('print.conditionInvalid', { page, template, condition })];
    return expression.reads
      .filter((name) => keys !== undefined && !keys.has(name))
      .map((name) => error('print.conditionUnknownField', { page, template, condition, name }));
  });
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

/** `amount`; `goods.name` of a detail table, `goods.name.total`; `goods.#`, the number of the row. */
function isFieldName(form: FormSchema, name: string): boolean {
  const total = totalName(name);
  const [key = '', column, ...rest] = total === null ? name.split('.') : [total.table, total.column];
  const field = fieldsOf(form).find((candidate) => candidate.key === key);
  if (!field || rest.length > 0) return false;
  if (column === undefined) return true;
  if (field.type !== 'table') return false;
  return (column === '#' && total === null) || (field.columns ?? []).some((one) => one.key === column);
}
