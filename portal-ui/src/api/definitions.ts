import { api } from './api';

export const definitionDiagram = (key: string, version: number) =>
  api.get<{ bpmn: string }>(`/definitions/${encodeURIComponent(key)}/versions/${version}/diagram`);
