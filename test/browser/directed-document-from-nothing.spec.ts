import { drawDirectedDocument } from './support/draw-directed-document.js';
import { madeFromNothing } from './support/made-from-nothing.js';
import { runDirectedDocument } from './support/run-directed-document.js';

madeFromNothing({
  name: '批办性文件审批（自制）',
  shipped: 'directed-document',
  draw: drawDirectedDocument,
  run: runDirectedDocument,
  applicant: '1987000009',
  outcome: /^已?完成$/,
});
