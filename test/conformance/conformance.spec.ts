import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, incidents } from '../../engine/index.js';
import { begin, found, give, type Scenario, visits } from './scenario.js';

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
    const scenario = JSON.parse(read('.json')) as Scenario;
    const run = begin(processes[0]!, scenario);
    const { about: _, start: __, steps: ___, end: ____, ...atStart } = scenario;
    expect(found(run, atStart)).toEqual(atStart);
    for (const { command, ...expected } of scenario.steps) {
      give(run, command);
      expect({ command, ...found(run, expected) }).toEqual({ command, ...expected });
    }
    expect({
      status: run.state.status,
      variables: run.variables,
      incidents: incidents(run.state).map(({ code, elementId }) => `${elementId} ${code}`),
      ...(scenario.end.visits && { visits: visits(run, scenario.end.visits) }),
    }).toEqual(scenario.end);
  });
});
