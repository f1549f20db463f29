/** Why a script gave no result, for the incident at the script task. */
export const scriptFailures = {
  timeout: () => '脚本运行超过 0.2 秒，已中止，请简化脚本',
  memory: (message: string) => `脚本用的内存或结果太大（${message}），请减少数据`,
  error: (message: string) => `脚本出错：${message}`,
};
