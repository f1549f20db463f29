/** What trying a script says. */
export const scriptTestMessages = {
  completed: '脚本运行成功',
  error: (code: string) => `脚本抛出了错误 ${code}，可由该代码的错误边界事件处理`,
  timeout: '脚本超过了时间限制。请减少循环次数，或去掉死循环',
  memory: '脚本或它的结果占用内存太多。请减少数据量',
  returned: '脚本不能用 return：最后一个语句的值就是结果',
  failed: (message: string) => `脚本出错：${message}`,
} as const;
