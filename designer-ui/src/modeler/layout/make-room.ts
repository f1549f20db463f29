import type { Shape } from 'bpmn-js/lib/model/Types';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';

/** Moves what stands on the right of `x`, of these elements, by `missing` further to the right; flows come along. */
export function makeRoom(spaceTool: SpaceTool, elements: Shape[], x: number, missing: number): void {
  const { movingShapes, resizingShapes } = spaceTool.calculateAdjustments(elements, 'x', missing as never, x + 1);
  spaceTool.makeSpace(movingShapes, resizingShapes, { x: missing, y: 0 }, 'e', (x + 1) as never);
}
