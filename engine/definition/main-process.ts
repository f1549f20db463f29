import type { Definitions, Process } from './graph.js';

/**
 * Which of a file's processes a person starts: the one that the drawing names (`xiaowu:isMain`), else the first with a
 * none start event, else the first.
 */
export function mainProcess({ processes }: Pick<Definitions, 'processes'>): Process | null {
  const named = processes.find(({ isMain }) => isMain === true);
  return named ?? processes.find(startsByItself) ?? processes[0] ?? null;
}

const startsByItself = ({ starts }: Process): boolean => starts.some(({ event }) => event.kind === 'none');
