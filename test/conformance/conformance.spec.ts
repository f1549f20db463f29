import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, incidents, type Process } from '../../engine/index.js';
import type { Case } from '../support/engine/case.js';
import { answersTogether, begin, found, give, isPossible, type Scenario, visits } from './scenario.js';
import { isOfSeveral, runSeveral, type SeveralCasesScenario } from './several-cases-scenario.js';

const groups = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const filesOf = (group: string, ending: string): string[] =>
  readdirSync(join(__dirname, group)).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));

describe.each(groups.map(({ name }) => name))('conformance: %s', (group) => {
  it('has a scenario for every drawing', () => {
    expect(filesOf(group, '.json')).toEqual(filesOf(group, '.bpmn'));
  });

  it.each(filesOf(group, '.bpmn'))('%s', async (name) => {
    const read = (ending: string): string => readFileSync(join(__dirname, group, name + ending), 'utf8');
    const { processes } = await compile(read('.bpmn'));
    const scenario = JSON.parse(read('.json')) as Scenario | SeveralCasesScenario;
    if (isOfSeveral(scenario)) return runSeveral(processes, scenario);
    const process = processes[0]!;
    const run = begin(process, scenario);
    const { about: _, start: __, steps: ___, end: ____, orderMatters, ...atStart } = scenario;
    expect(found(run, atStart)).toEqual(atStart);
    for (const { command, ...expected } of scenario.steps) {
      give(run, command);
      expect({ command, ...found(run, expected) }).toEqual({ command, ...expected });
    }
    expect(endOf(run, scenario)).toEqual(scenario.end);
    if (orderMatters === undefined) for (const seed of [1, 2, 3]) giveShuffled(process, scenario, seed);
  });
});

function endOf(run: Case, { end }: Scenario): Scenario['end'] {
  return {
    status: run.state.status,
    variables: run.variables,
    incidents: incidents(run.state).map(({ code, elementId }) => `${elementId} ${code}`),
    ...(end.visits && { visits: visits(run, end.visits) }),
  };
}

/** The answers again in another order, each when it is possible; what people and administrators do between stays there. */
function giveShuffled(process: Process, scenario: Scenario, seed: number): void {
  const run = begin(process, scenario);
  let round = seed;
  for (const commands of answersTogether(scenario.steps.map(({ command }) => command))) {
    const left = [...commands];
    for (; left.length > 0; round = (round * 1103515245 + 12345) % 2147483648) {
      const possible = left.filter((command) => isPossible(run, command));
      const next = possible[Math.floor(round / 65536) % possible.length];
      if (next === undefined) throw new Error(`Expected one of ${JSON.stringify(left)} to be possible.`);
      left.splice(left.indexOf(next), 1);
      give(run, next);
    }
  }
  expect(endOf(run, scenario)).toEqual(scenario.end);
}
