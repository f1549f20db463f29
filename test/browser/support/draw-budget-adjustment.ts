import { makeTable } from './design-decision.js';
import { addReviewers, addRule, addTable } from './design-form.js';
import { callService, handFields, handValue } from './design-service.js';
import type { Designer } from './designer.js';
import { fillItem } from './fill-item.js';
import { writeExpression } from './expressions.js';

/** 学院二级经费预算内部调整 (process-definitions/budget-adjustment) made from nothing, by mouse and keyboard alone. */
export async function drawBudgetAdjustment(designer: Designer, name: string): Promise<string> {
  const key = await designer.create(name);
  await fillItem(designer, {
    department: '财务处',
    topic: '财务',
    texts: {
      服务说明: '学院在本部门二级经费各项目之间调整预算，调出与调入的金额要相等。',
      材料清单: '依据材料（会议纪要、项目批复等）',
      办理时限: '5 个工作日',
      咨询电话: '87150050',
    },
  });
  await makeForm(designer);
  await drawChecks(designer);
  await drawTiers(designer);
  await drawBookings(designer);
  await drawReversal(designer);
  await drawByHand(designer);
  await setTimesAndRights(designer);
  await makePrintPage(designer);
  return key;
}

async function makeForm(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('表单');
  await designer.selectField('申请时间');
  await page.keyboard.press('Delete');
  await designer.selectField('联系方式');
  await designer.fill('名称', '联系电话');
  await designer.turn('必填', true);
  await designer.addField('审核人', '书记', { key: 'secretary', isRequired: true, placeholder: '请选择本部门书记' });
  await addReviewers(designer, [
    { label: '本部门', post: '部门副职', department: '申请人所在部门' },
    { label: '本部门负责人', post: '部门负责人', department: '申请人所在部门' },
  ]);
  await designer.addField('审核人', '归口部门', {
    key: 'office',
    isRequired: true,
    isWide: true,
    placeholder: '请选择经费归口部门的负责人',
  });
  await addReviewers(
    designer,
    ['教务处', '学工部', '科研处', '人事处', '教学实践部', '总务处'].map((office) => ({
      label: office,
      post: '部门负责人',
      department: new RegExp(office),
    })),
  );
  await designer.renameSection('申请内容', '调整内容');
  await designer.selectField('申请事由');
  await page.keyboard.press('Delete');
  await designer.selectSection('调整内容');
  await addTable(designer, '调整明细', { key: 'lines', isRequired: true, limits: { 最多行数: 100 } }, [
    { label: '项目名称', key: 'project', isRequired: true, limits: { 最多字数: 100 } },
    { label: '经费卡号', key: 'card', isRequired: true, limits: { 最多字数: 30 } },
    { label: '调出/调入', key: 'direction', type: '下拉选择', isRequired: true, options: ['out=调出', 'in=调入'] },
    {
      label: '金额',
      key: 'amount',
      type: '金额',
      isRequired: true,
      limits: { 最小值: 0.01, 最大值: 1_000_000_000 },
    },
    { label: '备注', key: 'remark', limits: { 最多字数: 200 } },
  ]);
  await designer.addField('公式', '调整总额', { key: 'total', help: '调出金额合计，要与调入金额合计相等' });
  await writeExpression(designer.panel, 'FEEL 表达式', 'sum(lines[item.direction = "out"].amount)');
  await designer.choose('结果类型', '金额');
  await designer.addField('多行文本', '调整理由', { key: 'reason', isRequired: true, limits: { 最多字数: 2000 } });
  await designer.addField('附件', '依据材料', {
    key: 'basis',
    help: '会议纪要、项目批复等',
    limits: { 最多文件数: 10 },
  });
  await designer.addSection('执行');
  await designer.addField('日期', '执行日期', { key: 'executedOn' });
  await designer.addField('单行文本', '凭证号', { key: 'voucher', limits: { 最多字数: 60 } });
  await addRule(
    designer,
    1,
    'sum(lines[item.direction = "out"].amount) = sum(lines[item.direction = "in"].amount)',
    '调出金额合计要与调入金额合计相等',
  );
}

async function drawChecks(designer: Designer): Promise<void> {
  await designer.tab('流程图');
  await designer.select('申请人');
  await designer.append('后接并行分支');
  await designer.select('审批');
  await designer.rename('院长');
  await designer.choose('审批人是申请人本人时', '交给其上级负责人');
  await designer.buttons({ 不同意: true });
  await designer.select('审批');
  await designer.rename('书记');
  await designer.approvers('表单中的人员', '书记');
  await designer.choose('找不到审批人时', /^不允许提交/);
  await designer.buttons({ 不同意: true });
  await designer.selectGateway('right', '院长');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('归口部门');
  await designer.approvers('表单中的人员', '归口部门');
  await designer.choose('找不到审批人时', /^不允许提交/);
  await designer.buttons({ 不同意: true });
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('财务审核');
  await designer.approvers('岗位', '教职工');
  await designer.choose('规则 1 部门', /财务处/);
  await designer.buttons({ 不同意: true, 转办: true });
}

async function drawTiers(designer: Designer): Promise<void> {
  await designer.appendFromMenu('决策', '业务规则任务');
  await designer.unnamed();
  await designer.rename('审批层级');
  await makeTable(
    designer,
    {
      name: '预算调整审批层级',
      inputs: ['total'],
      outputs: [{ label: '审批层级', name: 'tier', type: '文本' }],
      rules: [
        ['<= 5000000', '"financeHead"'],
        ['(5000000..20000000]', '"leader"'],
        ['> 20000000', '"leaders"'],
      ],
    },
    ['调整总额', '审批层级'],
  );
  await designer.fill('结果变量', 'tier');
  await handFields(designer, '调整总额');
  await designer.append('后接条件分支');
  await designer.unnamed();
  await designer.fill('名称', '谁来审批？');
  await designer.select('审批');
  await designer.rename('财务处负责人');
  await designer.choose('规则 1 部门', /财务处/);
  await designer.buttons({ 不同意: '不同意' });
  await designer.select('满足条件');
  await designer.rename('小额');
  await designer.expressionCondition('tier = "financeHead"');
  await designer.select('审批');
  await designer.rename('校领导会签');
  await designer.choose('多人审批时', /^会签/);
  await designer.approvers('岗位', '校领导');
  await designer.choose('规则 1 部门', /校部/);
  await designer.buttons({ 不同意: '不同意' });
  await designer.select('其他情况');
  await designer.rename('大额');
  await designer.select('谁来审批？');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('分管领导');
  await designer.choose('多人审批时', /^或签/);
  await designer.approvers('角色', '分管领导');
  await designer.buttons({ 不同意: '不同意' });
  await designer.select('满足条件');
  await designer.rename('一般');
  await designer.expressionCondition('tier = "leader"');
}

const finance = { method: 'POST', timeoutSeconds: 10, retries: 2 } as const;

async function drawBookings(designer: Designer): Promise<void> {
  await designer.selectGateway('right', '财务处负责人');
  for (const [step, direction, result] of [
    ['调出记账', 'out', 'outBooking'],
    ['调入记账', 'in', 'inBooking'],
  ] as const) {
    await designer.appendFromMenu('接口', '服务任务');
    await designer.unnamed();
    await designer.rename(step);
    await callService(designer, { ...finance, url: '${FINANCE}/budget/bookings', result });
    await handValue(designer, 1, 'direction', `"${direction}"`);
    await handValue(designer, 2, 'lines', `lines[item.direction = "${direction}"]`);
  }
}

/** What was booked is taken back when what follows cannot be. */
async function drawReversal(designer: Designer): Promise<void> {
  await designer.select('调出记账');
  await designer.appendFromMenu('补偿', '补偿边界事件');
  await designer.unnamed();
  await designer.appendFromMenu('接口', '服务任务');
  await designer.unnamed();
  await designer.rename('冲回调出');
  await callService(designer, { ...finance, url: '${FINANCE}/budget/reversals' });
  await handValue(designer, 1, 'booking', 'outBooking.id');
  await designer.select('调入记账');
  await designer.appendFromMenu('错误', '错误边界事件');
  await designer.unnamed();
  await designer.rename('未能调入');
  await designer.appendFromMenu('补偿', '补偿抛出事件');
  await designer.unnamed();
  await designer.rename('冲回已记的账');
}

async function drawByHand(designer: Designer): Promise<void> {
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('执行');
  await designer.approvers('岗位', '教职工');
  await designer.choose('规则 1 部门', /财务处/);
  await designer.buttons({ 同意: '已执行', 转办: true });
  await designer.connectTo('完成');
  await designer.select('调出记账');
  await designer.appendFromMenu('错误', '错误边界事件');
  await designer.unnamed();
  await designer.rename('未能调出');
  await designer.connectTo('执行');
}

async function setTimesAndRights(designer: Designer): Promise<void> {
  const hidden = ['院长', '书记', '归口部门', '财务审核', '财务处负责人', '校领导会签', '分管领导'];
  await designer.remind(24, ...hidden, '执行');
  await designer.showRights();
  for (const step of ['申请人', ...hidden]) await designer.rights(['执行日期', step], ['凭证号', step], '隐藏');
  await designer.rights(['执行日期', '执行'], ['凭证号', '执行'], '必填');
}

async function makePrintPage(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('打印');
  await page.getByRole('button', { name: '1 标题' }).click();
  await designer.fill('文字', '学院二级经费预算内部调整申请表');
  await page.getByText('网页预览', { exact: true }).click();
  const paper = page.getByRole('article', { name: '打印预览' });
  await paper.getByRole('heading', { name: '学院二级经费预算内部调整申请表' }).waitFor();
  await paper.getByRole('columnheader', { name: '经费卡号' }).waitFor();
}
