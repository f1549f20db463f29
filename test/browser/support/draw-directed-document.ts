import { addRule } from './design-form.js';
import type { Designer } from './designer.js';
import { writeExpression } from './expressions.js';
import { fillItem } from './fill-item.js';

/** 批办性文件审批 (process-definitions/directed-document) made from nothing, by mouse and keyboard alone. */
export async function drawDirectedDocument(designer: Designer, name: string): Promise<string> {
  const key = await designer.create(name);
  await fillItem(designer, {
    department: '党政办',
    topic: '行政办公',
    texts: {
      服务说明: '上级和外单位来文的批办：登记、拟办、批示、承办、反馈、归档。',
      材料清单: '来文',
      办理时限: '按来文的办理时限',
      咨询电话: '87150001',
    },
  });
  await makeForm(designer);
  await drawDirection(designer);
  await drawOffices(designer);
  await drawDeadline(designer);
  await drawEnd(designer);
  await setTimesAndRights(designer);
  await makePrintPage(designer);
  return key;
}

async function makeForm(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('表单');
  await designer.selectField('申请时间');
  await designer.fill('名称', '登记时间');
  await designer.selectField('联系方式');
  await designer.fill('名称', '联系电话');
  await designer.turn('必填', true);
  await designer.renameSection('申请内容', '来文');
  await designer.selectField('申请事由');
  await page.keyboard.press('Delete');
  await designer.selectSection('来文');
  await designer.addField('单行文本', '文件标题', {
    key: 'title',
    isRequired: true,
    isWide: true,
    limits: { 最多字数: 200 },
  });
  await designer.addField('单行文本', '来文单位', { key: 'sender', isRequired: true, limits: { 最多字数: 100 } });
  await designer.addField('单行文本', '来文字号', { key: 'senderNumber', limits: { 最多字数: 60 } });
  await designer.addField('日期', '收文日期', { key: 'receivedOn', isRequired: true });
  await designer.addField('单选', '缓急', {
    key: 'urgency',
    isRequired: true,
    options: ['normal=平件', 'urgent=急件', 'mostUrgent=特急'],
  });
  await designer.addField('日期时间', '办理时限', {
    key: 'deadline',
    isRequired: true,
    help: '到期仍有部门没有反馈的，转党政办督办；拟办和批示时可以调整',
  });
  await designer.addField('多行文本', '内容摘要', { key: 'content', limits: { 最多字数: 2000 } });
  await designer.addField('附件', '来文', { key: 'files', isRequired: true, limits: { 最多文件数: 10 } });
  await designer.addSection('拟办与承办');
  await designer.addField('多行文本', '拟办意见', { key: 'proposal', limits: { 最多字数: 2000 } });
  await designer.addField('人员', '批示领导', {
    key: 'leaders',
    isWide: true,
    help: '按选择的先后依次批示',
    limits: { 最多人数: 8 },
  });
  await designer.addField('部门', '主办部门', { key: 'leadOffice' });
  await designer.addField('部门', '协办部门', { key: 'assistOffices', limits: { 最多部门数: 20 } });
  await designer.addSection('办理结果');
  await designer.addField('多行文本', '办理情况', {
    key: 'summary',
    help: '由主办部门汇总各部门的反馈',
    limits: { 最多字数: 4000 },
  });
  await designer.addField('单行文本', '归档号', { key: 'archiveNumber', limits: { 最多字数: 60 } });
  await addRule(designer, 1, 'date and time(deadline) > now()', '办理时限要晚于现在');
}

async function drawDirection(designer: Designer): Promise<void> {
  await designer.tab('流程图');
  await designer.select('申请人');
  await designer.rename('登记');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('拟办');
  await designer.choose('规则 1 部门', /党政办/);
  await designer.buttons({ 同意: '拟办', 转办: true });
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('校领导批示');
  await designer.choose('多人审批时', /^依次/);
  await designer.approvers('表单中的人员', '批示领导');
  await designer.choose('找不到审批人时', /^不允许提交/);
  await designer.turn('必须填写意见', true);
  await designer.buttons({ 同意: '批示' });
}

async function drawOffices(designer: Designer): Promise<void> {
  await designer.appendFromMenu('zlc', '子流程');
  await designer.select('子流程');
  await designer.rename('部门承办');
  // 主办 and 协办 each go through it
  await designer.turn('重复执行', true);
  await designer.choose('对谁各办一次', '自定义（FEEL 表达式）');
  await writeExpression(designer.panel, '逐项来自', 'distinct values(concatenate([leadOffice], assistOffices))');
  await designer.nameItem('office');
  await designer.select('审批');
  await designer.rename('部门签收');
  await designer.choose('规则 1 部门', /^逐项办理/);
  await designer.choose('多人审批时', /^或签/);
  await designer.buttons({ 同意: '签收', 退回: false, 加签: false });
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('承办反馈');
  await designer.choose('规则 1 部门', /^逐项办理/);
  await designer.choose('多人审批时', /^或签/);
  await designer.turn('必须填写意见', true);
  await designer.buttons({ 同意: '办结反馈', 退回: false, 转办: true, 委派: true });
}

async function drawDeadline(designer: Designer): Promise<void> {
  await designer.select('部门承办');
  await designer.appendFromMenu('定时边界事件（非中断）', '定时边界事件（非中断）');
  await designer.unnamed();
  await designer.rename('办理时限到');
  await designer.choose('方式', '按表单中的日期');
  await designer.choose('日期字段', '办理时限');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('督办');
  await designer.choose('规则 1 部门', /党政办/);
  await designer.panel.getByRole('button', { name: '添加审批人规则' }).click();
  await designer.choose('规则 2 类型', '角色');
  await designer.choose('规则 2 角色', '公文管理员');
  await designer.choose('多人审批时', /^或签/);
  await designer.turn('必须填写意见', true);
  await designer.buttons({ 同意: '已督办', 退回: false, 转办: true, 知会: true });
  await designer.append('后接结束事件');
  await designer.unnamed();
  await designer.rename('已督办');
}

async function drawEnd(designer: Designer): Promise<void> {
  await designer.select('部门承办');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('反馈');
  await designer.choose('规则 1 部门', '表单「主办部门」选择的部门');
  await designer.choose('多人审批时', /^或签/);
  await designer.buttons({ 同意: '反馈', 退回: false, 转办: true });
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('归档');
  await designer.approvers('角色', '公文管理员');
  await designer.buttons({ 同意: '已归档', 退回: false, 加签: false, 转办: true });
  // what is still being supervised then is done, too
  await designer.select('完成');
  await designer.rename('办结');
  await designer.changeType('终止', '终止结束事件');
}

async function setTimesAndRights(designer: Designer): Promise<void> {
  await designer.remind(8, '拟办', '部门签收');
  await designer.remind(24, '校领导批示', '承办反馈', '反馈', '归档');
  await designer.showRights();
  await designer.rights(['拟办意见', '登记'], ['归档号', '登记'], '隐藏');
  for (const step of ['拟办', '校领导批示', '部门签收', '承办反馈', '督办'])
    await designer.rights(['办理情况', step], ['归档号', step], '隐藏');
  await designer.rights(['归档号', '反馈'], ['归档号', '反馈'], '隐藏');
  await designer.rights(['拟办意见', '拟办'], ['主办部门', '拟办'], '必填');
  await designer.rights(['协办部门', '拟办'], ['协办部门', '拟办'], '可写');
  await designer.rights(['办理时限', '拟办'], ['办理时限', '拟办'], '必填');
  await designer.rights(['主办部门', '校领导批示'], ['协办部门', '校领导批示'], '可写');
  await designer.rights(['办理时限', '校领导批示'], ['办理时限', '校领导批示'], '可写');
  await designer.rights(['办理情况', '反馈'], ['办理情况', '反馈'], '必填');
  await designer.rights(['归档号', '归档'], ['归档号', '归档'], '必填');
}

async function makePrintPage(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('打印');
  await page.getByRole('button', { name: '1 标题' }).click();
  await designer.fill('文字', '批办性文件处理单');
  await page.getByText('网页预览', { exact: true }).click();
  const paper = page.getByRole('article', { name: '打印预览' });
  await paper.getByRole('heading', { name: '批办性文件处理单' }).waitFor();
  await paper.getByText('拟办意见').first().waitFor();
}
