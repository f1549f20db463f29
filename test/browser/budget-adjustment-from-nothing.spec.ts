import { drawBudgetAdjustment } from './support/draw-budget-adjustment.js';
import { madeFromNothing } from './support/made-from-nothing.js';
import { runBudgetAdjustment } from './support/run-budget-adjustment.js';

madeFromNothing({
  name: '学院二级经费预算内部调整（自制）',
  shipped: 'budget-adjustment',
  draw: drawBudgetAdjustment,
  run: runBudgetAdjustment,
  applicant: '2003000053',
  outcome: /^已?完成$/,
});
