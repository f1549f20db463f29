/** `{事项} - {流水号}`; a draft has no number yet. */
export const caseTitle = ({ itemName, serialNumber }: { itemName: string; serialNumber: string | null }): string =>
  serialNumber ? `${itemName} - ${serialNumber}` : itemName;
