import type { DecisionFile } from '../../server/decision-tables/read-decisions.js';

/** A decision table in a few lines, for tests. */
export interface SmallTable {
  readonly id: string;
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  /** Expressions; `expression : type` gives the column a type. */
  readonly inputs: readonly string[];
  /** Names; `name = "a","b"` gives the output values, `name ?? 1` the result without a match. */
  readonly outputs: readonly string[];
  /** Cells of the inputs, then of the outputs, with `|` between. */
  readonly rules: readonly string[];
  readonly requires?: readonly string[];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const text = (content: string): string => `<text>${escape(content.trim())}</text>`;
const requirements = (ids: readonly string[] = []): string =>
  ids.map((id) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`).join('');

export function table({ id, hitPolicy, aggregation, inputs, outputs, rules, requires }: SmallTable): string {
  const columns = inputs.map((input) => {
    const [expression = '', type] = input.split(' : ');
    return `<input><inputExpression${type === undefined ? '' : ` typeRef="${type}"`}>${text(expression)}</inputExpression></input>`;
  });
  const results = outputs.map((output) => {
    const [, name = '', values, otherwise] = /^(\w*)(?: = (.*?))?(?: \?\? (.*))?$/.exec(output) ?? [];
    const more = `${values === undefined ? '' : `<outputValues>${text(values)}</outputValues>`}${otherwise === undefined ? '' : `<defaultOutputEntry>${text(otherwise)}</defaultOutputEntry>`}`;
    return `<output name="${name}">${more}</output>`;
  });
  const lines = rules.map((rule, i) => {
    const cells = rule.split('|').map((cell, column) => {
      const entry = column < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${entry}>${text(cell)}</${entry}>`;
    });
    return `<rule id="${id}_${i + 1}">${cells.join('')}</rule>`;
  });
  const attributes = `${hitPolicy === undefined ? '' : ` hitPolicy="${hitPolicy}"`}${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}`;
  return `<decision id="${id}" name="${id}">${requirements(requires)}<decisionTable${attributes}>${[...columns, ...results, ...lines].join('')}</decisionTable></decision>`;
}

export const literal = (id: string, expression: string, requires: readonly string[] = []): string =>
  `<decision id="${id}" name="${id}">${requirements(requires)}<literalExpression>${text(expression)}</literalExpression></decision>`;

export const decisionFile = (
  decisions: readonly string[],
  name = 'decisions.dmn',
  namespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/',
): DecisionFile => ({
  name,
  dmn: `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${namespace}" id="definitions" name="decisions" namespace="urn:xiaowu">${decisions.join('')}</definitions>`,
});
