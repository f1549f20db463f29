/** What stands on a print page that is looked at before there is any case. */
export const exampleWords = {
  person: { name: '张三', number: '2020000001' },
  department: '示例部门',
  opinion: '同意。',
  serialNumber: '20260100001',
  text: (label: string) => `${label}示例`,
  longText: (label: string) =>
    `这里是「${label}」的内容。示例文字稍长一些，可以看到换行以后的样子，以及这一格会有多高。`,
  from: {
    'applicant.name': '张三',
    'applicant.number': '2020000001',
    'applicant.department': '示例部门',
    'applicant.phone': '13800000000',
    'applicant.email': 'zhangsan@example.com',
    now: '',
  },
} as const;
