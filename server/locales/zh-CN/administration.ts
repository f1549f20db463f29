import type { MigrationProblem } from '@xiaowu/engine';

/** What the server says to whoever watches and repairs cases. */
export const administrationMessages = {
  suspend: '挂起',
  resume: '恢复',
  migrate: '更换版本',
  notSuspended: '该申请没有挂起，请刷新',
  suspended: '该申请已由管理员挂起，恢复后才能办理',
  itemSuspended: (name: string) => `「${name}」已暂停受理，请稍后再来`,
  tokenNotThere: '流程已不在所选的位置，请刷新后重新选择',
  noWayIn: '不能把流程放到所选的位置，请选择另一个步骤',
  sameHandler: '任务已由此人办理，请选择其他人',
  notWaiting: '这里已不再等待，请刷新',
  jobNotDead: '该作业已恢复或已完成，请刷新',
  movedTo: (step: string) => `→ ${step}`,
  caseEnded: '该申请已办结',
  otherVersion: '该申请已不在原来的版本',
  sameVersion: '请选择另一个版本',
  impossible: '该申请不能更换到这个版本，请检查对应关系',
  column: (table: string, column: string) => `${table} · ${column}`,
  fieldMisplaced: (from: string, to: string) =>
    `字段「${from}」不能对应到「${to}」：请选择新版本中新增的、类型相同的字段，每个只能对应一次`,
  migrationNotFound: '没有找到这次版本更换',
};

/** What stands in the way of moving a case to another version, by the engine's code. */
export const migrationSentences: Record<MigrationProblem['code'], string> = {
  'migration.unmapped': '新版本中没有与这里对应的图形，请指定对应关系',
  'migration.targetMissing': '指定的对应图形在新版本中不存在，请重新指定',
  'migration.kindChanged': '对应的图形类型不同，请重新指定',
  'migration.levelChanged': '对应的图形不在同一层子流程中，请重新指定',
  'migration.loopChanged': '逐项办理或循环的设置不同，正在办理的不能更换版本',
  'migration.eventChanged': '事件的类型不同，请重新指定',
  'migration.flowUnmapped': '新版本中没有与这条连线对应的连线，请指定对应关系',
  'migration.eventDropped': '新版本没有这个边界事件，更换后不再等待它',
  'migration.eventAdded': '新版本增加了这个边界事件，更换后开始等待它',
  'migration.stepForgotten': '已经过的这个步骤在新版本中没有对应，更换后不能退回到它',
};
