/** Trying a service call, part of `properties`. */
export const serviceTest = {
  open: '试调一次',
  title: '试调服务',
  text: '用示例值真正调用一次对方的服务，不影响任何申请。调用会记入管理日志。',
  noInputs: '没有设置输入，将不带任何内容调用。可在「输入与输出」中添加输入。',
  example: '示例值，文字直接填写，其他写成 JSON',
  request: '请求',
  response: '返回（状态 {status}，用时 {ms} 毫秒）',
  written: '输出写入的变量',
  wrong: '表达式有误',
  close: '关闭',
  send: '调用',
};
