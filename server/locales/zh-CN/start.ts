/** What the terminal says once the system is up. */
export function startMessage(
  url: string,
  accounts: readonly { account: string; name: string; note: string; password: string }[],
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
  return [...lines, ''].join('\n');
}

export const workerStarted = '作业进程已启动，正在等待作业。';
