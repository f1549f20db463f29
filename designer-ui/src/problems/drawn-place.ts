import type { Element } from 'bpmn-js/lib/model/Types';
import type { ModdleElement } from '../modeler/moddle';
import type { OpenDiagram } from '../modeler/open-diagram';

/**
 * The id of what is drawn for an element of the file: itself, or what it belongs to, as a timer to its event, a loop to
 * its step, a process to its pool and a task that is called to the call. What belongs to nothing drawn keeps its own.
 */
export function drawnIdOf(diagram: Pick<OpenDiagram, 'registry' | 'moddle'> | null, id: string): string {
  if (!diagram || diagram.registry.get(id)) return id;
  const { registry, moddle } = diagram;
  const known = moddle.ids?.assigned(id);
  for (let part = known ? (known as ModdleElement) : undefined; part; part = part.$parent) {
    const own = part.get('id') as string | undefined;
    if (own !== undefined && registry.get(own)) return own;
    const shown = registry.find((element) => {
      const { processRef, dataObjectRef, calledElement } = (element as Element).businessObject as Record<
        string,
        unknown
      >;
      return processRef === part || dataObjectRef === part || (own !== undefined && calledElement === own);
    });
    if (shown) return shown.id;
  }
  return id;
}
