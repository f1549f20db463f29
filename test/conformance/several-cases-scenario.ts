import { incidents, type Process, type Variables } from '../../engine/index.js';
import { SeveralCases } from '../support/engine/several-cases.js';
import { give, isPossible, type Scenario, type ScenarioCommand, visits } from './scenario.js';

/** A message that comes from outside the file. */
interface FromOutside {
  readonly message: string;
  readonly key?: string;
  readonly variables?: Variables;
}

interface Expected {
  /** Where messages went, as `name key: from > to`; `new` = it started the case. */
  readonly messages?: readonly string[];
  /** As `case: element:person`. */
  readonly tasks: readonly string[];
  /** As `case: kind element`. */
  readonly waits?: readonly string[];
}

interface Step extends Expected {
  /** The case that gets the command; cases that were started are called as their process and the key or the sender. */
  readonly in?: string;
  readonly command: ScenarioCommand | FromOutside;
}

/** `<case>.json` of a file whose processes run together: cases by name instead of one. */
export interface SeveralCasesScenario extends Expected {
  readonly about: string;
  /** What people start, one after the other. */
  readonly cases: { readonly [name: string]: Scenario['start'] & { readonly process: string } };
  /** Why the answers must come in this order; else any order that is possible ends the same. */
  readonly orderMatters?: string;
  readonly steps: readonly Step[];
  readonly end: {
    readonly cases: { readonly [name: string]: Scenario['end'] };
    /** Messages that nobody has taken. */
    readonly kept: readonly string[];
  };
}

/** Is the scenario of several cases? */
export function isOfSeveral(scenario: Scenario | SeveralCasesScenario): scenario is SeveralCasesScenario {
  return 'cases' in scenario;
}

/** Runs a scenario, then also in other orders unless the order matters. */
export function runSeveral(processes: readonly Process[], scenario: SeveralCasesScenario): void {
  const run = begin(processes, scenario);
  const { about: _, cases: __, steps, end, orderMatters, ...atStart } = scenario;
  expect(found(run, atStart)).toEqual(atStart);
  for (const step of steps) {
    giveStep(run, step);
    const { in: name, command, ...expected } = step;
    expect({ in: name, command, ...found(run, expected) }).toEqual({ in: name, command, ...expected });
  }
  expect(endOf(run, scenario)).toEqual(end);
  if (orderMatters === undefined) for (const seed of [1, 2, 3]) runShuffled(processes, scenario, seed);
}

function begin(processes: readonly Process[], { cases }: SeveralCasesScenario, choose?: (count: number) => number) {
  const run = new SeveralCases(processes, choose);
  for (const [name, { process, ...start }] of Object.entries(cases)) run.start(name, process, start);
  return run;
}

function found(run: SeveralCases, { messages, waits }: Partial<Expected>): Expected {
  return { ...(messages && { messages: run.messages }), tasks: run.tasks, ...(waits && { waits: run.waits }) };
}

function giveStep(run: SeveralCases, { in: name = '', command }: Step): void {
  if ('message' in command) run.send(command.message, command.key ?? null, command.variables);
  else run.do(name, (one) => give(one, command));
}

/** The commands, and what is on its way between the cases, in another order. */
function runShuffled(processes: readonly Process[], scenario: SeveralCasesScenario, seed: number): void {
  let random = seed;
  const choose = (count: number): number => {
    random = (random * 1103515245 + 12345) % 2147483648;
    return count === 0 ? 0 : Math.floor(random / 65536) % count;
  };
  const run = begin(processes, scenario, choose);
  const left = [...scenario.steps];
  while (left.length > 0) {
    const possible = left.filter(
      ({ in: name = '', command }) => 'message' in command || (run.has(name) && isPossible(run.case(name), command)),
    );
    const next = possible[choose(possible.length)];
    if (next === undefined) throw new Error(`Expected one of ${JSON.stringify(left)} to be possible.`);
    left.splice(left.indexOf(next), 1);
    giveStep(run, next);
  }
  expect(endOf(run, scenario)).toEqual(scenario.end);
}

function endOf(run: SeveralCases, { end }: SeveralCasesScenario): SeveralCasesScenario['end'] {
  const ends = run.names.map((name): [string, Scenario['end']] => {
    const one = run.case(name);
    const wanted = end.cases[name]?.visits;
    return [
      name,
      {
        status: one.state.status,
        variables: one.variables,
        incidents: incidents(one.state).map(({ code, elementId }) => `${elementId} ${code}`),
        ...(wanted && { visits: visits(one, wanted) }),
      },
    ];
  });
  return { cases: Object.fromEntries(ends), kept: run.kept };
}
