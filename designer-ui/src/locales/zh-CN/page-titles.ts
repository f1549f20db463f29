/** What pages are called: their texts come with them, their names stand in the header and in the title of the window. */
export const pageTitles = {
  monitor: { title: '运行监控', incidents: { title: '异常' }, deadJobs: { title: '失败的作业' } },
  audit: { title: '审计日志' },
  handOver: { title: '人员移交' },
  workCalendar: { title: '工作日历' },
  school: { title: '学校信息' },
  administrators: { title: '流程管理员' },
};
