import { evaluate, parseExpression } from '@xiaowu/engine';
import { type Evaluate, formStateOf } from '@xiaowu/server/contract/form-logic';
import type { FormData, FormSchema } from '@xiaowu/server/contract/forms';

/**
 * What the server would hand into the process for a form that is filled in like this: formulas worked out, lists empty
 * where nothing is chosen, nothing of what is not shown. `at` is the moment of the trial (ISO, with its offset).
 */
export function submittedValues(form: FormSchema, data: FormData, at: string): FormData {
  const feel: Evaluate = (source, values) => {
    const { expression, problem } = parseExpression(source);
    if (problem) return null;
    try {
      return evaluate(expression, values as never, at).value;
    } catch {
      // half-filled forms are no failure
      return null;
    }
  };
  return formStateOf(form, data, feel).values;
}
