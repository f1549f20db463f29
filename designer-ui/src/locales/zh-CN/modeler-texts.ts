/** Texts of bpmn-js by their English original: what its Chinese dictionary lacks, and what is called otherwise here. */
export const modelerTexts: Readonly<Record<string, string>> = {
  'Open minimap': '打开缩略图',
  'Close minimap': '关闭缩略图',
  'Open {element}': '打开 {element}',
  'All elements': '全部元素',
  'Search in diagram': '在流程图中搜索',
  'Create {element}': '添加{element}',
  'Append {element}': '后接{element}',
  'Ad-hoc sub-process': '自由子流程',
  'Ad-hoc sub-process (collapsed)': '自由子流程（折叠）',
  'Ad-hoc sub-process (expanded)': '自由子流程',
  'Expanded pool/participant': '展开的泳池',
  'Boundary event': '边界事件',

  'Activate hand tool': '抓手：拖动画布',
  'Activate lasso tool': '框选',
  'Activate create/remove space tool': '增减空间',
  'Activate global connect tool': '连线',
  'Change element': '更改类型',
  'Connect to other element': '连到其他元素',
  'Distribute elements horizontally': '水平等距分布',
  'Distribute elements vertically': '垂直等距分布',
  'Add text annotation': '添加注释',
  Delete: '删除',
  Remove: '删除',

  // Kinds of elements, by the glossary.
  'Start event': '开始事件',
  'End event': '结束事件',
  Task: '抽象任务',
  'User task': '用户任务',
  'Manual task': '人工任务',
  'Service task': '服务任务',
  'Script task': '脚本任务',
  'Business rule task': '业务规则任务',
  'Call activity': '调用活动',
  Transaction: '事务子流程',
  'Sub-process': '子流程',
  'Sub-process (expanded)': '子流程（展开）',
  'Sub-process (collapsed)': '子流程（折叠）',
  'Exclusive gateway': '排他网关',
  'Parallel gateway': '并行网关',
  'Inclusive gateway': '包容网关',
  'Text annotation': '文字注释',
  'Intermediate throw event': '中间事件',
  'Message intermediate throw event': '消息抛出事件',
  'Escalation intermediate throw event': '升级抛出事件',
  'Conditional intermediate catch event': '条件中间事件',
  'Link intermediate catch event': '链接捕获事件',
  'Link intermediate throw event': '链接抛出事件',
  'Compensation intermediate throw event': '补偿抛出事件',
  'Signal intermediate catch event': '信号中间事件',
  'Signal intermediate throw event': '信号抛出事件',
  'Message intermediate catch event': '消息中间事件',
  'Timer intermediate catch event': '定时中间事件',
  'Error end event': '错误结束事件',
  'Terminate end event': '终止结束事件',
  'Message boundary event': '消息边界事件',
  'Timer boundary event': '定时边界事件',
  'Error boundary event': '错误边界事件',
  'Message boundary event (non-interrupting)': '消息边界事件（非中断）',
  'Timer boundary event (non-interrupting)': '定时边界事件（非中断）',
  'Escalation boundary event (non-interrupting)': '升级边界事件（非中断）',
  'Conditional boundary event (non-interrupting)': '条件边界事件（非中断）',
  'Signal boundary event (non-interrupting)': '信号边界事件（非中断）',
  'Message start event (non-interrupting)': '消息开始事件（非中断）',
  'Timer start event (non-interrupting)': '定时开始事件（非中断）',
  'Conditional start event (non-interrupting)': '条件开始事件（非中断）',
  'Signal start event (non-interrupting)': '信号开始事件（非中断）',
  'Escalation start event (non-interrupting)': '升级开始事件（非中断）',
  'Sequence flow': '普通连线',
  'Default flow': '默认连线',
  'Conditional flow': '条件连线',
  'Parallel multi-instance': '并行多实例',
  'Sequential multi-instance': '依次多实例',
  'Toggle non-interrupting': '切换是否中断',
};

/** Building blocks: their titles, what they are, and the names that their elements get. */
export const blockTexts = {
  approval: { title: '审批', search: 'shenpi sp', text: '由一人审批的步骤', step: '审批' },
  allApprove: { title: '会签', search: 'huiqian hq', text: '所有人都同意才通过的步骤', step: '会签' },
  copy: { title: '抄送', search: 'chaosong cs', text: '另外请人阅知，不影响后面的步骤', step: '阅知', read: '已阅' },
  condition: {
    title: '条件分支',
    search: 'tiaojian fenzhi tjfz',
    text: '按条件走其中一路，再汇合',
    holds: '满足条件',
    otherwise: '其他情况',
  },
  inclusive: {
    title: '包容分支',
    search: 'baorong fenzhi brfz',
    text: '条件成立的几路都走，都不成立时直接继续，再汇合',
    first: '条件一',
    second: '条件二',
    otherwise: '其他情况',
  },
  parallel: { title: '并行分支', search: 'bingxing fenzhi bxfz', text: '几路同时进行，都完成后继续' },
  subProcess: { title: '子流程', search: 'ziliucheng zlc', text: '把一组步骤收在一起', step: '子流程' },
  timer: { title: '定时', search: 'dingshi ds', text: '等待一段时间后继续', step: '等待' },
} as const;

/** What is placed with parts in it, and is none of the building blocks. */
export const eventSubProcessText = '事件子流程';

/** What an element of the menus is for, by bpmn-js's name of it: those whose name does not say it to everybody. */
export const elementTexts: Readonly<Record<string, string>> = {
  'Sub-process (expanded)': '空的框，步骤由自己画进去',
  'Event sub-process': '办理途中发生某件事（如申请变更、到某个时间）时另走的步骤，不用连线',
  'Service task': '调用学校其他系统的接口',
  'Business rule task': '按决策表得出结果',
  'Script task': '用公式或脚本算出一个值',
  'Call activity': '启动另一个事项的流程，等它结束后继续',
  'Send task': '向另一个流程发送消息',
  'Receive task': '等待消息到来',
  'Manual task': '线下完成，系统只记录',
  'Event-based gateway': '几件事先发生哪一件，就走哪一路',
  'Complex gateway': '按条件决定几路到达后继续',
  'Terminate end event': '立即结束整个流程，其他分支一并取消',
  'Error end event': '以失败结束，由外层的错误边界事件处理',
  'Timer intermediate catch event': '等到一个时间再继续',
  'Message intermediate catch event': '等待消息到来再继续',
  'Error boundary event': '这一步失败时，改走这一路',
  'Timer boundary event': '超过时间时，这一步取消，改走这一路',
  'Timer boundary event (non-interrupting)': '到时间时另走一路，这一步照常进行',
  'Message boundary event': '收到消息时，这一步取消，改走这一路',
  'Message boundary event (non-interrupting)': '收到消息时另走一路，这一步照常进行',
  'Compensation boundary event': '以后需要撤销这一步时，由它连着的任务来做',
};

/** The menus of all elements. */
export const menuTexts = {
  create: '添加',
  append: '后接',
  groups: {
    blocks: '审批积木',
    boundary: '附在边上：发生时离开，或另走一路',
    tasks: '任务',
    gateways: '网关',
    events: '事件',
    subProcesses: '子流程',
    others: '其他',
  },
};

/** What stands beside the name of a shape, which is selected apart from it. */
export const labelTexts = { rename: '改名称', remove: '删除名称' };

/** What bpmn-js's search and menus do not say, or say in English. */
export const canvasTexts = { nothingFound: '没有找到名称或编号含有它的元素', choices: '可选的操作', found: '项符合' };

/** What is drawn and done by keyboard. */
export const connectTexts = { title: '连到', none: '没有可以连到的元素' };
export const padTexts = { title: '操作' };

/** Colours of elements. */
export const colourTexts = {
  title: '颜色',
  none: '默认',
  names: { blue: '蓝', green: '绿', orange: '橙', red: '红', purple: '紫', grey: '灰' },
};
