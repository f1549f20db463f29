/** `{{name}}` of a print template; anything may stand between the braces, so that a slip can be named. */
export const placeholder = /\{\{([^{}]*)\}\}/g;

/** What every template may name besides the fields of its form. */
export const caseNames = [
  'serialNumber',
  'records',
  'qrCode',
  'itemName',
  'schoolName',
  'applicant',
  'submittedAt',
  'printedBy',
  'printedAt',
] as const;
export type CaseName = (typeof caseNames)[number];

export const isCaseName = (name: string): name is CaseName => (caseNames as readonly string[]).includes(name);

const stepParts = ['opinion', 'person', 'date'] as const;
export interface StepName {
  readonly elementId: string;
  /** Null = the whole block: opinion, name and date of everybody who acted. */
  readonly part: (typeof stepParts)[number] | null;
}

/** `step.UserTask_1` or `step.UserTask_1.opinion`; null for another name. Ids may have points in them. */
export function stepName(name: string): StepName | null {
  if (!name.startsWith('step.')) return null;
  const rest = name.slice('step.'.length);
  const part = stepParts.find((candidate) => rest.endsWith(`.${candidate}`)) ?? null;
  return { elementId: part === null ? rest : rest.slice(0, -part.length - 1), part };
}

/** The names in a template, each once. */
export const namesIn = (html: string): string[] => [
  ...new Set([...html.matchAll(placeholder)].map(([, name = '']) => name.trim())),
];
