/** 事项主题 in the school's order; others that an item names follow. */
export const itemTopics: readonly string[] = [
  '行政办公',
  '组织人事',
  '教务教学',
  '总务后勤',
  '学工团委',
  '财务',
  '图书与信息',
  '保卫',
  '教学实践',
  '科研创作',
  '宣传',
  '工会',
];

export const itemMessages = {
  notFound: '没有这个事项，或它已停办',
  notForYou: '您不在这个事项的办理对象中，不能申请',
} as const;
