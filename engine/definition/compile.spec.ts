import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.js';

const read = (key: string) => readFileSync(join(__dirname, '../../process-definitions', key, 'process.bpmn'), 'utf8');

describe('compile', () => {
  it('reads the processes of the repository', async () => {
    const { processes, warnings } = await compile(read('union-hardship-grant'));
    expect(warnings).toEqual([]);
    expect(processes[0]?.applicantTaskId).toBe('UserTask_7a1f05b7');
    expect(processes[0]?.inputVariables).toEqual(['amount', 'publicityDays']);
    const vehicle = await compile(read('vehicle-request'));
    expect(vehicle.warnings).toEqual([]);
    expect(vehicle.processes[0]?.inputVariables).toEqual(['leavesCity', 'overnight', 'useAt']);
  });
});
