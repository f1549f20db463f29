/** Characters of amounts in words (大写), as cheques have them. */
export const capital = {
  digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
  /** Within a group of four digits. */
  places: ['', '拾', '佰', '仟'],
  groups: ['', '万', '亿', '万亿'],
  yuan: '元',
  jiao: '角',
  fen: '分',
  whole: '整',
  negative: '负',
} as const;
