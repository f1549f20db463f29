/** What the server says about binding a phone number. */
export const phoneMessages = {
  notConfigured: '学校没有开通短信，不能绑定手机号',
  tooSoon: (seconds: number) => `验证码刚刚发出，请 ${seconds} 秒后再获取`,
  tooMany: '一小时内获取验证码的次数太多，请稍后再试',
  unreachable: '这个号码收不到短信，请检查手机号',
  notNow: '短信发送太频繁，请稍后再获取验证码',
  failed: '短信暂时发不出去，请稍后再试',
  expired: '验证码已失效，请重新获取',
  wrong: (left: number) => (left === 0 ? '验证码不正确，请重新获取' : `验证码不正确，还可以再试 ${left} 次`),
};
