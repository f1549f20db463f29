/** Sentences around signing in. */
export const authMessages = {
  signInFirst: '请先登录',
  wrongCredentials: '账号或密码不正确，请重新输入',
  locked: (minutes: number) => `登录失败次数过多，账号已锁定，请 ${minutes} 分钟后再试`,
  disabled: '该账号已停用，请联系管理员',
  tooManyLogins: '登录太频繁，请一分钟后再试',
  csrf: '页面已过期，请刷新后重试',
  departmentUnknown: '所选的部门已不存在，请重新选择',
  personUnknown: '没有这个人员，或已离职',
  noPassword: '该账号不用本系统的密码登录，请到登录时所用的平台修改密码',
  wrongPassword: '当前密码不正确，请重新输入',
  passwordLength: (least: number, most: number) => `新密码应为 ${least} 至 ${most} 位`,
  passwordLettersAndDigits: '新密码应同时包含字母和数字',
  passwordHasNumber: '新密码不能包含工号或学号',
  passwordSame: '新密码不能与当前密码相同',
  denied: '您没有权限进行此操作',
} as const;
