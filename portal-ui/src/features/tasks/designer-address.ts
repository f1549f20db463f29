/** 流程配置: the designer, at the version that a case runs on, else where the item is edited. */
export const designerAddress = ({ definitionKey, version }: { definitionKey: string; version?: number }): string =>
  `/designer/definitions/${encodeURIComponent(definitionKey)}${version === undefined ? '' : `?version=${version}`}`;
