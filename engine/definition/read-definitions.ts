import type { Process } from './graph.js';
import { checkMessageFlows } from './check-message-flows.js';
import { idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import { readCollaborations } from './read-collaboration.js';
import { readProcess } from './read-process.js';
import type { Reading } from './reading.js';

/** Harmless where they stand, because what uses them is refused or read there. */
const inertRoots = [
  'bpmn:Message',
  'bpmn:Error',
  'bpmn:Signal',
  'bpmn:Escalation',
  'bpmn:EventDefinition',
  'bpmn:ItemDefinition',
  'bpmn:Category',
  'bpmn:DataStore',
  'bpmn:Resource',
  'bpmn:Interface',
  'bpmn:PartnerEntity',
  'bpmn:PartnerRole',
  // Read with the collaborations.
  'bpmn:CorrelationProperty',
  // Read where they are called.
  'bpmn:GlobalTask',
];

/** Reads every executable process of the file. */
export function readDefinitions(definitions: ModdleElement, reading: Reading): Process[] {
  for (const imported of many(definitions, 'imports')) reading.unsupported(imported);
  for (const extension of many(definitions, 'extensions')) {
    if (extension.get('mustUnderstand') === true) reading.unsupported(extension);
  }
  const roots = many(definitions, 'rootElements');
  for (const root of roots) {
    if (isA(root, 'bpmn:Process')) continue;
    if (isA(root, 'bpmn:Collaboration') && !isA(root, 'bpmn:Choreography')) continue;
    if (!inertRoots.some((type) => isA(root, type))) reading.unsupported(root);
  }
  const processes = roots.filter((root) => isA(root, 'bpmn:Process'));
  // isExecutable="false" is a drawing for people; without the attribute it is meant to run.
  const executable = processes.filter((process) => process.get('isExecutable') !== false);
  if (executable.length === 0) {
    const [drawn] = processes;
    if (drawn) reading.error('process.notExecutable', drawn);
    else reading.problems.error('process.missing', null);
  }
  const byId = (elements: readonly ModdleElement[]) => new Map(elements.map((each) => [idOf(each) ?? '', each]));
  const globalTasks = byId(roots.filter((root) => isA(root, 'bpmn:GlobalTask')));
  const processIds = new Set(byId(executable).keys());
  reading.messages = readCollaborations(roots, reading);
  const read = executable.map((element) => {
    const process = readProcess(element, { globalTasks, processIds, reading });
    // Drawn in a pool it is called as the pool.
    return process.name === null ? { ...process, name: poolName(roots, element) } : process;
  });
  checkMessageFlows(roots, read, reading);
  const main = executable.filter((_, i) => read[i]?.isMain === true);
  for (const another of main.slice(1)) reading.error('process.severalMain', another);
  return read;
}

function poolName(roots: readonly ModdleElement[], process: ModdleElement): string | null {
  const pools = roots.flatMap((root) => (isA(root, 'bpmn:Collaboration') ? many(root, 'participants') : []));
  const pool = pools.find((each) => one(each, 'processRef') === process);
  return pool === undefined ? null : text(pool, 'name');
}
