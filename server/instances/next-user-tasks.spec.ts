import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Process } from '@xiaowu/engine';
import { nextUserTasks } from './next-user-tasks.js';

const folder = join(__dirname, '../../process-definitions');

describe('next user tasks', () => {
  let process: Process;
  const after = (id: string) => nextUserTasks(process, id).map(({ name }) => name);

  beforeAll(async () => {
    const { processes } = await compile(readFileSync(join(folder, 'union-hardship-grant/process.bpmn'), 'utf8'));
    process = processes[0] as Process;
  });

  it('are the ones behind a flow and behind gateways', () => {
    expect(after('UserTask_1e83c2d4')).toEqual(['部门负责人']);
    expect(after('UserTask_c4417ab3').sort()).toEqual(['工会主席', '福利委员会票签']);
  });

  it('are none where something else comes first', () => {
    expect(after('UserTask_90be54c7')).toEqual([]);
    expect(after('unknown')).toEqual([]);
  });
});
