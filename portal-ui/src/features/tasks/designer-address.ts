/** 流程配置: the designer at the version that the case runs on. */
export const designerAddress = ({ definitionKey, version }: { definitionKey: string; version: number }): string =>
  `/designer/definitions/${encodeURIComponent(definitionKey)}?version=${version}`;
