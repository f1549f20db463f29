/** What the terminal says once the system is up. */
export function startMessage(
  url: string,
  accounts: readonly { account: string; name: string; note: string; password: string }[],
  hints: readonly string[] = [],
): string {
  const lines = [
    '',
    `校务服务系统已启动：${url}/`,
    `流程设计器：${url}/designer/`,
    `接口说明：${url}/api/openapi.json`,
  ];
  if (accounts.length > 0) {
    lines.push('', `演示账号（密码均为 ${accounts[0]?.password ?? ''}）：`);
    for (const { account, name, note } of accounts) lines.push(`  ${account.padEnd(12)} ${name}  ${note}`);
  }
  if (hints.length > 0) lines.push('', ...hints);
  return [...lines, ''].join('\n');
}

/** The account that an empty database begins with. */
export const firstAdministrator = {
  name: '系统管理员',
  spelling: { pinyin: 'xitongguanliyuan', initials: 'xtgly' },
  roles: {
    user: '用户',
    processAdministrator: '流程管理员',
    auditor: '审计员',
    systemAdministrator: '系统管理员',
  },
  made: '已建立第一个账号 admin，密码是 XIAOWU_ADMIN_PASSWORD 的值。',
  nobody: '还没有任何账号：请设置 XIAOWU_ADMIN_PASSWORD（至少 12 个字符）后重新启动，即可用 admin 登录。',
} as const;

export const workerStarted = '作业进程已启动，正在等待作业。';
