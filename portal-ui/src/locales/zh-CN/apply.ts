export const apply = {
  serialNumber: '流水号：{serial}',
};
