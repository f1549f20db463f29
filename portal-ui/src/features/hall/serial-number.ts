/** YYYYMM and five digits (more when a month has many): what somebody searches who has a 流水号 in hand. */
export const isSerialNumber = (text: string): boolean => /^20\d{2}(0[1-9]|1[0-2])\d{5,}$/.test(text.trim());
