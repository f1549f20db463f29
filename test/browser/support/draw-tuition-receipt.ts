import { removeFields, linkField } from './design-form.js';
import { callService, handFields } from './design-service.js';
import type { Designer } from './designer.js';
import { fillItem } from './fill-item.js';
import { writeExpression } from './expressions.js';

/** 学费收据开具申请 (process-definitions/tuition-receipt) made from nothing, by mouse and keyboard alone. */
export async function drawTuitionReceipt(designer: Designer, name: string): Promise<string> {
  const key = await designer.create(name);
  await fillItem(designer, {
    department: '财务处',
    topic: '财务',
    audiences: ['学生'],
    texts: {
      服务说明: '为已缴的学费、住宿费、教材费开具收据。系统先与财务系统核对款项。',
      材料清单: '缴款凭证',
      办理时限: '2 个工作日',
      咨询电话: '87150050',
    },
  });
  await makeForm(designer);
  await drawCheck(designer);
  await drawIssue(designer);
  await drawCollection(designer);
  await setTimesAndRights(designer);
  await makePrintPage(designer);
  return key;
}

async function makeForm(designer: Designer): Promise<void> {
  await designer.tab('表单');
  await removeFields(designer, '申请时间', '申请事由');
  await designer.selectField('联系方式');
  await designer.fill('名称', '联系电话');
  await designer.turn('必填', true);
  await designer.selectField('所在部门');
  await designer.addField('单行文本', '工号/学号', {
    key: 'number',
    isReadonly: true,
    default: '申请人工号/学号',
  });
  await designer.selectSection('申请内容');
  await designer.addField('下拉选择', '款项', {
    key: 'kind',
    isRequired: true,
    options: ['tuition=学费', 'accommodation=住宿费', 'textbooks=教材费'],
  });
  await designer.addField('单行文本', '学年', {
    key: 'schoolYear',
    isRequired: true,
    placeholder: '2026-2027',
    limits: { 最多字数: 20 },
  });
  await designer.addField('金额', '金额', {
    key: 'amount',
    isRequired: true,
    help: '须与缴款金额一致',
    limits: { 最小值: 0.01, 最大值: 100_000 },
  });
  await designer.addField('单行文本', '缴款人', {
    key: 'payer',
    isRequired: true,
    help: '收据抬头',
    limits: { 最多字数: 60 },
  });
  await designer.addField('单选', '领取方式', {
    key: 'delivery',
    isRequired: true,
    options: ['counter=财务处领取', 'electronic=电子票据'],
  });
  await designer.addField('单行文本', '接收邮箱', { key: 'email', format: '邮箱', limits: { 最多字数: 100 } });
  await linkField(designer, '显示条件', '领取方式', '等于', '电子票据');
  await linkField(designer, '必填条件', '领取方式', '等于', '电子票据');
  await designer.addField('多行文本', '用途', { key: 'purpose', limits: { 最多字数: 500 } });
  await designer.addField('附件', '缴款凭证', {
    key: 'vouchers',
    help: '系统未能自动核对时由财务处据此人工核对',
    limits: { 最多文件数: 5 },
  });
  await designer.addSection('核对与开具');
  await designer.addField('单行文本', '核对说明', { key: 'checkNote', isWide: true, limits: { 最多字数: 200 } });
  await designer.addField('单行文本', '票据号码', { key: 'receiptNumber', limits: { 最多字数: 40 } });
  await designer.addField('日期', '开具日期', { key: 'issuedOn' });
}

async function drawCheck(designer: Designer): Promise<void> {
  await designer.tab('流程图');
  await designer.select('申请人');
  await designer.appendFromMenu('接口', '服务任务');
  await designer.unnamed();
  await designer.rename('自动核对');
  await callService(designer, {
    method: 'GET',
    url: '${FINANCE}/payments',
    result: 'payment',
    timeoutSeconds: 10,
    retries: 2,
  });
  await handFields(designer, '工号/学号', '款项', '学年', '金额');
  await designer.append('后接条件分支');
  await designer.unnamed();
  await designer.fill('名称', '款项相符？');
  // nobody is asked where it is right
  await designer.select('审批');
  await designer.page.keyboard.press('Delete');
  await designer.select('审批');
  await designer.rename('人工核对');
  await byFinance(designer);
  await designer.buttons({ 同意: '款项相符', 不同意: '款项不符', 转办: true });
  await designer.select('满足条件');
  await designer.rename('是');
  await designer.expressionCondition('payment.matched = true');
  await designer.select('其他情况');
  await designer.rename('否');
  // nor does the service always answer
  await designer.select('自动核对');
  await designer.appendFromMenu('错误', '错误边界事件');
  await designer.unnamed();
  await designer.rename('未能核对');
  await designer.connectTo('人工核对');
}

async function byFinance(designer: Designer): Promise<void> {
  await designer.approvers('岗位', '教职工');
  await designer.choose('规则 1 部门', /财务处/);
}

async function drawIssue(designer: Designer): Promise<void> {
  await designer.selectGateway('right', '人工核对');
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('出纳开具');
  await byFinance(designer);
  await designer.buttons({ 同意: '已开具', 不同意: '不予开具', 转办: true });
  await designer.select('完成');
  await designer.rename('已送达');
  await designer.select('出纳开具');
  await designer.appendFromMenu('排他', '排他网关');
  await designer.unnamed();
  await designer.fill('名称', '电子票据？');
  await designer.selectFlow('电子票据？', '已送达');
  await designer.rename('是');
  await designer.condition('领取方式', '等于', '电子票据');
}

async function drawCollection(designer: Designer): Promise<void> {
  // who hands it out waits beside the message of that, and 30 days
  await designer.select('电子票据？');
  await designer.appendFromMenu('并行', '并行网关');
  await designer.unnamed();
  await designer.append('后接审批');
  await designer.select('审批');
  await designer.rename('领取登记');
  await byFinance(designer);
  await designer.buttons({ 同意: '已领取', 退回: false, 加签: false, 转办: true });
  await designer.appendFromMenu('消息', '消息结束事件');
  await designer.unnamed();
  await designer.rename('通知已领取');
  await designer.fill('消息名称', 'tuitionReceiptCollected');
  await writeExpression(designer.panel, '关联表达式（FEEL）', 'receiptNumber');
  await designer.selectFlow('电子票据？', await designer.gatewayBeside('left', '领取登记'));
  await designer.rename('否');
  await designer.turn('默认连线', true);

  await designer.selectGateway('left', '领取登记');
  await designer.appendFromMenu('事件', '事件网关');
  await designer.unnamed();
  await designer.appendFromMenu('消息', '消息中间事件');
  await designer.unnamed();
  await designer.rename('领取');
  await designer.choose('消息', 'tuitionReceiptCollected');
  await designer.appendFromMenu('终止', '终止结束事件');
  await designer.unnamed();
  await designer.rename('已领取');
  await designer.selectGateway('left', '领取');
  await designer.appendFromMenu('定时', '定时中间事件');
  await designer.unnamed();
  await designer.rename('30 天未领');
  await designer.choose('方式', '等待一段时间');
  await designer.fill('等待 天', '30');
  await designer.appendFromMenu('终止', '终止结束事件');
  await designer.unnamed();
  await designer.rename('逾期转存档');
}

async function setTimesAndRights(designer: Designer): Promise<void> {
  await designer.remind(24, '人工核对', '出纳开具');
  await designer.showRights();
  await designer.rights(['核对说明', '申请人'], ['开具日期', '人工核对'], '隐藏');
  await designer.rights(['核对说明', '人工核对'], ['核对说明', '人工核对'], '必填');
  await designer.rights(['票据号码', '出纳开具'], ['开具日期', '出纳开具'], '必填');
}

async function makePrintPage(designer: Designer): Promise<void> {
  const { page } = designer;
  await designer.tab('打印');
  await page.getByRole('button', { name: '1 标题' }).click();
  await designer.fill('文字', '学费收据开具申请表');
  await page.getByText('网页预览', { exact: true }).click();
  const paper = page.getByRole('article', { name: '打印预览' });
  await paper.getByRole('heading', { name: '学费收据开具申请表' }).waitFor();
  await paper.getByText('票据号码').first().waitFor();
}
