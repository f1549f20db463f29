import {
  analyse,
  compile,
  DefinitionError,
  readDecisions,
  stepsToChooseFor,
  type DecisionFile,
  type Decisions,
  type Problem as EngineProblem,
  type Process,
} from '@xiaowu/engine';
import type { Problem, PrintTemplate } from '../../contract/definitions.js';
import type { FormSchema } from '../../contract/forms.js';
import type { ItemData } from '../../contract/items.js';
import type { TrialRun } from '../../contract/trials.js';
import { problemSentence, type ServerProblemCode } from '../../locales/zh-CN/problems.js';
import { type PrintPages, printProblems } from '../../printing/print-problems.js';
import { eachOfficeProblems } from './each-office-problems.js';
import { noticeProblems } from './notice-problems.js';
import { serviceProblems } from './service-problems.js';
import { trialProblems } from './trial-problems.js';
import { voteProblems } from './vote-problems.js';
import { approverFieldProblems, fieldPaths, formProblems } from './form-problems.js';

/** What is checked together; all but the drawing may be absent. */
export interface CheckedContent {
  readonly bpmn: string;
  readonly form?: FormSchema | undefined;
  readonly trials?: readonly TrialRun[] | undefined;
  readonly decisions?: readonly DecisionFile[] | undefined;
  readonly item?: ItemData | undefined;
  readonly print?: string | undefined;
  readonly printTemplates?: readonly PrintTemplate[] | undefined;
}

/** What one click puts right or shows by what the problem names: on a print page, in a form, of another tool, the way that leads to it. */
const needsData =
  /^(print\.|form\.|dialect\.|(extension\.ignored|join\.deadlock|step\.runsTwice|process\.noWayToEnd)$)/;

/** Everything that is wrong with a drawing, its form, trial runs and decisions, as far as they are given; errors first. */
export async function checkDefinition({
  bpmn,
  form,
  trials,
  item,
  decisions = [],
  ...pages
}: CheckedContent): Promise<Problem[]> {
  const tables = await readDecisions(decisions);
  const problems = [
    ...(form ? formProblems(form) : []),
    ...(await drawingProblems(bpmn, form, { trials, decisions: tables.decisions }, item, pages)),
    ...tables.problems,
  ];
  return problems
    .map(({ severity, code, elementId, data }) => ({
      ...{ severity, code, elementId, message: problemSentence(code, data) },
      ...(needsData.test(code) && { data }),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);

async function drawingProblems(
  bpmn: string,
  form: FormSchema | undefined,
  kept: { readonly trials?: readonly TrialRun[] | undefined; readonly decisions: Decisions },
  item?: ItemData,
  pages: PrintPages = {},
): Promise<EngineProblem[]> {
  try {
    const { processes, warnings } = await compile(bpmn);
    return [
      ...processes.flatMap((process) => processProblems(process, processes, form)),
      ...sameStarts(processes),
      ...(await trialProblems(processes, kept.trials ?? [], kept.decisions)),
      ...(item ? processes.flatMap((process) => applicantProblems(process, item)) : []),
      ...printProblems(pages, form, processes),
      ...warnings,
    ];
  } catch (error) {
    if (error instanceof DefinitionError) return [...error.problems, ...printProblems(pages, form, undefined)];
    throw error;
  }
}

function processProblems(process: Process, file: readonly Process[], form?: FormSchema): EngineProblem[] {
  const unresolved = [
    ...unresolvedRules(process),
    ...serviceProblems(process),
    ...noticeProblems(process),
    ...voteProblems(process),
  ];
  if (!form) return [...unresolved, ...analyse(process, { file })];
  const found = analyse(process, { fields: fieldPaths(form), file }).map(asStrict);
  return [...unresolved, ...found, ...approverFieldProblems(process, form), ...eachOfficeProblems(process, form)];
}

/** Steps whose approvers the step before chooses, where that is the applicant's: who applies chooses in the form. */
function unresolvedRules(process: Process): EngineProblem[] {
  const first = stepsToChooseFor(process, process.applicantTaskId ?? process.startEventId);
  return first.map((node) => ({
    severity: 'error' as const,
    code: 'approvers.previousUnsupported' satisfies ServerProblemCode,
    elementId: node.id,
    data: { step: node.name ?? node.id },
  }));
}

/** A timer starts cases in nobody's name: somebody has to be named. */
function applicantProblems({ starts }: Process, { automaticApplicant }: ItemData): EngineProblem[] {
  if (automaticApplicant !== undefined) return [];
  const timed = starts.filter(({ event }) =>
    (event.kind === 'multiple' ? event.events : [event]).some(({ kind }) => kind === 'timer'),
  );
  const code: ServerProblemCode = 'start.applicantMissing';
  return timed.map(({ elementId }) => ({ severity: 'error', code, elementId, data: {} }));
}

/** A name that the form does not have can never be right here: the form is part of the definition. */
function asStrict(problem: EngineProblem): EngineProblem {
  return problem.code.endsWith('.unknownField') ? { ...problem, severity: 'error' } : problem;
}

/** One message can start one case only: where it stands at several places, nobody could say which. */
function sameStarts(processes: readonly Process[]): EngineProblem[] {
  const seen = new Set<string>();
  const starts = processes.flatMap((process) => process.starts);
  return starts.flatMap(({ elementId, event }): EngineProblem[] =>
    (event.kind === 'multiple' ? event.events : [event]).flatMap((definition) => {
      if (definition.kind !== 'message') return [];
      const { name } = definition;
      if (!seen.has(name)) return (seen.add(name), []);
      const code: ServerProblemCode = 'start.sameMessage';
      return [{ severity: 'error', code, elementId, data: { name } }];
    }),
  );
}
