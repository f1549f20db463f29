/** What people call the properties of requests. Those that are chosen rather than written say so. */
const names: Record<string, { name: string; isChosen?: boolean }> = {
  account: { name: '账号' },
  password: { name: '密码' },
  opinion: { name: '意见' },
  reason: { name: '原因' },
  note: { name: '附言' },
  phone: { name: '手机号' },
  email: { name: '邮箱' },
  code: { name: '验证码' },
  channels: { name: '通知方式', isChosen: true },
  name: { name: '名称' },
  key: { name: '标识' },
  q: { name: '搜索内容' },
  limit: { name: '每页条数' },
  data: { name: '表单内容' },
  people: { name: '人员', isChosen: true },
  to: { name: '转办给谁', isChosen: true },
  target: { name: '退回到的步骤', isChosen: true },
  position: { name: '加签方式', isChosen: true },
  mode: { name: '办理方式', isChosen: true },
  ids: { name: '要处理的内容', isChosen: true },
  itemKey: { name: '事项', isChosen: true },
};

/** `path` is that of the property, of an item of a list with its index. */
type Path = readonly PropertyKey[];

function known(path: Path) {
  const [first, index] = path;
  const isOwn = path.length === 1 || (path.length === 2 && typeof index === 'number');
  return isOwn && Object.hasOwn(names, String(first)) ? names[String(first)] : undefined;
}

function called(path: Path): string {
  return path.length === 0 ? '提交的内容' : (known(path)?.name ?? `内容（${path.join('.')}）`);
}

/** What the server says about input of the wrong shape. */
export const inputMessages = {
  missing: (path: Path) => {
    const property = known(path);
    if (!property) return path.length === 0 ? '缺少必要内容' : `缺少必要内容（${path.join('.')}）`;
    return `请${property.isChosen ? '选择' : '填写'}${property.name}`;
  },
  tooLong: (path: Path, limit: string) => `${called(path)}最多 ${limit} 个字`,
  tooMany: (path: Path, limit: string) => `${called(path)}最多 ${limit} 个`,
  tooSmall: (path: Path, limit: string) => `${called(path)}不能小于 ${limit}`,
  tooBig: (path: Path, limit: string) => `${called(path)}不能大于 ${limit}`,
  date: '日期的格式不对',
  format: (path: Path) => `${called(path)}的格式不对`,
};
