import type { Designer } from './designer.js';

interface ItemWords {
  department: string;
  topic: string;
  /** Whom it is for besides 教师, who are there already. */
  audiences?: readonly string[];
  /** By the name of the field, e.g. 服务说明. */
  texts: Readonly<Record<string, string>>;
}

/** 基本信息 of a new item. */
export async function fillItem(designer: Designer, { department, topic, audiences = [], texts }: ItemWords) {
  await designer.tab('基本信息');
  const tab = designer.page.locator('body');
  await designer.choose(/办理部门/, department, tab);
  await designer.choose(/事项主题/, topic, tab);
  const group = tab.getByRole('group', { name: /办理对象/ });
  for (const audience of audiences) await group.getByText(audience, { exact: true }).click();
  for (const [label, text] of Object.entries(texts)) await designer.fill(label, text, tab);
}
