/** Sentences around 代理. */
export const delegationMessages = {
  notFound: '没有找到这条代理，或它不是您设置的',
  ended: '这条代理已经结束，无需再操作',
  self: '不能由本人代理，请选择其他人',
  unknown: '所选人员不存在或已停用，请重新选择',
  notStaff: (name: string) => `${name}不是教职工，不能代理审批，请另选一人`,
  order: '结束时间必须晚于开始时间，请修改',
  past: '结束时间已经过去，请修改',
  tooLong: '一次代理最长一年，请缩短时间',
  itemUnknown: '所选事项不存在或已下架，请重新选择',
  overlaps: (name: string, from: string, to: string) =>
    `${from} 至 ${to} 已由${name}代理，与新的代理在时间和事项上重叠，请先结束那条代理，或改选时间、事项`,
  cycle: (name: string) => `${name}在这段时间直接或间接由您代理，不能互相代理，请另选一人`,
  madeTitle: (name: string) => `代理：${name}请您代理审批`,
  madeText: (name: string, from: string, to: string, items: string, reason: string) =>
    `${from} 至 ${to}，${name}的待办（${items}）也会到您这里，记录中显示您代${name}办理。${reason === '' ? '' : `原因：${reason}`}`,
  endedTitle: (name: string) => `代理结束：${name}`,
  endedText: (name: string) => `${name}已提前结束代理，其待办不再到您这里。`,
  leftText: (person: string, standIn: string) =>
    `${standIn}代理${person}的设置已由管理员在人员移交时结束，请按需重新设置。`,
  allItems: '全部事项',
  onBehalf: (name: string) => `（代${name}办理）`,
} as const;
