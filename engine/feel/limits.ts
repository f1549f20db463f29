import { children, type FeelMistake, type FeelNode, nameOf, type ParsedFeel, textOf } from './parse-feel.js';

const maxDepth = 100;
/** Rounds of the iterations over ranges in one another. */
const maxRounds = 10_000;
/** Iterations in one another. */
const maxIterations = 2;
const patternFunctions = new Set(['matches', 'replace', 'split']);
// A repeated group that repeats or chooses inside can take exponential time: (a+)+ (a|a)*
const riskyPattern = /\([^()]*[+*|{][^()]*\)[+*{]|\\\d/;

interface Surroundings {
  readonly depth: number;
  readonly iterations: number;
  readonly rounds: number;
}

/**
 * What could run for very long or very deep, since an evaluation cannot be interrupted: iterations over ranges without
 * literal ends, deep nesting, functions that could call themselves, patterns that backtrack. Null = within limits.
 */
export function beyondLimits({ source, top }: ParsedFeel): FeelMistake | null {
  const visit = (node: FeelNode, around: Surroundings): FeelMistake | null => {
    const beyond = (what: string) => ({ message: `Expected ${what}.`, from: node.from, to: node.to });
    if (around.depth > maxDepth) return beyond(`at most ${maxDepth} levels`);
    const inside = { ...around, depth: around.depth + 1 };
    if (node.name === 'InExpression') {
      const rounds = around.rounds * roundsOf(source, node);
      if (rounds > maxRounds) return beyond(`a range with literal ends and at most ${maxRounds} rounds`);
      if (around.iterations >= maxIterations) return beyond(`at most ${maxIterations} iterations in one another`);
    }
    if (node.name === 'FunctionDefinition' && !isSortOrder(source, node))
      return beyond('no own function but the order of sort()');
    if (node.name === 'FunctionInvocation' && hasRiskyPattern(source, node))
      return beyond('a literal pattern that cannot backtrack');
    let { iterations, rounds } = around;
    for (const child of children(node)) {
      if (child.name !== 'InExpressions') {
        const mistake = visit(child, { ...inside, iterations, rounds });
        if (mistake) return mistake;
        continue;
      }
      for (const iteration of children(child)) {
        const mistake = visit(iteration, { ...inside, iterations, rounds });
        if (mistake) return mistake;
        iterations += 1;
        rounds *= roundsOf(source, iteration);
      }
    }
    return null;
  };
  return visit(top, { depth: 0, iterations: 0, rounds: 1 });
}

/** Rounds of an iteration over a range; 1 for a list, whose length is bounded by the data. */
function roundsOf(source: string, iteration: FeelNode): number {
  const domain = children(iteration).find(({ name }) => name === 'IterationContext');
  const [from, , to] = domain ? children(domain) : [];
  const interval = from && !to ? findInterval(from) : null;
  const [start, end] = interval ? [children(interval)[1], children(interval)[3]] : [from, to];
  if (!start || !end) return 1;
  const rounds = Math.abs(Number(textOf(source, end)) - Number(textOf(source, start))) + 1;
  return Number.isFinite(rounds) ? rounds : Infinity;
}

function findInterval(node: FeelNode): FeelNode | null {
  if (node.name === 'Interval') return node;
  const [only, ...more] = children(node);
  return only && more.length === 0 ? findInterval(only) : null;
}

function isSortOrder(source: string, node: FeelNode): boolean {
  const call = node.parent?.parent;
  const target = call?.name === 'FunctionInvocation' ? children(call)[0] : undefined;
  return target !== undefined && nameOf(source, target) === 'sort';
}

function hasRiskyPattern(source: string, call: FeelNode): boolean {
  const [target, , parameters] = children(call);
  if (!target || !patternFunctions.has(nameOf(source, target))) return false;
  const pattern = parameters ? children(parameters)[1] : undefined;
  return pattern?.name !== 'StringLiteral' || riskyPattern.test(textOf(source, pattern));
}
