import { drawTuitionReceipt } from './support/draw-tuition-receipt.js';
import { madeFromNothing } from './support/made-from-nothing.js';
import { runTuitionReceipt } from './support/run-tuition-receipt.js';

madeFromNothing({
  name: '学费收据开具申请（自制）',
  shipped: 'tuition-receipt',
  draw: drawTuitionReceipt,
  run: runTuitionReceipt,
  applicant: '202401001',
  outcome: /^已?完成$/,
});
