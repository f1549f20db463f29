import type { DecisionFile } from '../../engine/decision-tables/read-decisions.js';

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

/** A decision whose logic is written as DMN. */
export const decision = (
  id: string,
  logic: string,
  knowledge: readonly string[] = [],
  requires: readonly string[] = [],
) =>
  `<decision id="${id}" name="${id}">${requirements(requires)}${knowledgeRequirements(knowledge)}${logic}</decision>`;

const knowledgeRequirements = (ids: readonly string[]): string =>
  ids.map((id) => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`).join('');

export const feel = (expression: string): string => `<literalExpression>${text(expression)}</literalExpression>`;

/** Entries by name; '' = the result. */
export const context = (entries: { readonly [name: string]: string }): string =>
  `<context>${Object.entries(entries)
    .map(([name, value]) => `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${value}</contextEntry>`)
    .join('')}</context>`;

export const invocation = (called: string, bindings: { readonly [parameter: string]: string }): string =>
  `<invocation>${feel(called)}${Object.entries(bindings)
    .map(([name, value]) => `<binding><parameter name="${name}"/>${value}</binding>`)
    .join('')}</invocation>`;

export const knowledge = (id: string, parameters: readonly string[], body: string, requires: readonly string[] = []) =>
  `<businessKnowledgeModel id="${id}" name="${id}"><variable name="${id}"/><encapsulatedLogic>${parameters
    .map((name) => `<formalParameter name="${name}"/>`)
    .join('')}${body}</encapsulatedLogic>${knowledgeRequirements(requires)}</businessKnowledgeModel>`;

export const decisionFile = (
  decisions: readonly string[],
  name = 'decisions.dmn',
  namespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/',
): DecisionFile => ({
  name,
  dmn: `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${namespace}" id="definitions" name="decisions" namespace="urn:xiaowu">${decisions.join('')}</definitions>`,
});
