import { drawDocumentIssue } from './support/draw-document-issue.js';
import { madeFromNothing } from './support/made-from-nothing.js';
import { type Clerk, clerks, runDocumentIssue } from './support/run-document-issue.js';

madeFromNothing({
  name: '公文印发审批（自制）',
  shipped: 'document-issue',
  draw: drawDocumentIssue,
  run: (name, people) => runDocumentIssue(name, (clerk: Clerk) => people.at(clerks[clerk])),
  applicant: clerks.drafter,
  outcome: /^已?完成$/,
});
