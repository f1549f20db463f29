import { compile, DefinitionError, type Problem as EngineProblem } from '@xiaowu/engine';
import type { Problem } from '../contract/definitions.js';
import type { FormSchema } from '../contract/forms.js';
import { problemSentence } from '../locales/zh-CN/problems.js';
import { consistencyProblems, formProblems } from './form-problems.js';

/** Everything that is wrong with a drawing and, when given, its form; errors first. */
export async function checkDefinition(bpmn: string, form?: FormSchema): Promise<Problem[]> {
  const problems = [...(form ? formProblems(form) : []), ...(await drawingProblems(bpmn, form))];
  return problems
    .map(({ severity, code, elementId, data }) => ({ severity, code, elementId, message: problemSentence(code, data) }))
    .sort((a, b) => rank(a) - rank(b));
}

const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);

async function drawingProblems(bpmn: string, form?: FormSchema): Promise<EngineProblem[]> {
  try {
    const { processes, warnings } = await compile(bpmn);
    const several: EngineProblem[] =
      processes.length > 1
        ? [{ severity: 'error', code: 'process.several', elementId: processes[1]?.id ?? null, data: {} }]
        : [];
    return [
      ...several,
      ...(form ? processes.flatMap((process) => consistencyProblems(process, form)) : []),
      ...warnings,
    ];
  } catch (error) {
    if (error instanceof DefinitionError) return [...error.problems];
    throw error;
  }
}
