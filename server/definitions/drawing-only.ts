/** The drawing without its settings: who may see a case sees the steps, not how approvers are found or services called. */
export function drawingOnly(bpmn: string): string {
  return bpmn.replace(/<(\w+:)?extensionElements\b[^>]*?(\/>|>[\s\S]*?<\/\1?extensionElements>)/g, '');
}
