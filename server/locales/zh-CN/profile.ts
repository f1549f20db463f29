const called = (name: string) => (value: string) =>
  value === '' ? `${name}已在别处清空` : `${name}已在别处改为 ${value}`;

/** What the server says about 个人信息. */
export const profileMessages = {
  now: { phone: called('手机号'), email: called('邮箱') },
  changedElsewhere: (changes: readonly string[]) =>
    `${changes.join('，')}，您的修改还没有保存。请核对，仍要改为您填写的内容，请再次保存。`,
};
