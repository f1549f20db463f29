/** Where the school is: months of the 流水号 and times in texts are its own. */
export const schoolTimeZone = (): string => process.env.XIAOWU_TIME_ZONE ?? 'Asia/Shanghai';
