import { Initial1764000000000 } from './migrations/1764000000000-initial.js';
import { Trials1764100000000 } from './migrations/1764100000000-trials.js';
import { BetweenCases1764200000000 } from './migrations/1764200000000-between-cases.js';
import { Portal1764300000000 } from './migrations/1764300000000-portal.js';
import { StartDefinitions1764400000000 } from './migrations/1764400000000-start-definitions.js';
import { Uploads1764500000000 } from './migrations/1764500000000-uploads.js';
import { Conversations1764600000000 } from './migrations/1764600000000-conversations.js';
import { Delegations1764610000000 } from './migrations/1764610000000-delegations.js';
import { Printing1764620000000 } from './migrations/1764620000000-printing.js';
import { ItemFiles1764621000000 } from './migrations/1764621000000-item-files.js';
import { EditLocks1764630000000 } from './migrations/1764630000000-edit-locks.js';
import { Publications1764631000000 } from './migrations/1764631000000-publications.js';
import { AdministeredDepartments1764632000000 } from './migrations/1764632000000-administered-departments.js';
import { WorkCalendar1764710000000 } from './migrations/1764710000000-work-calendar.js';
import { DecisionPapers1764720000000 } from './migrations/1764720000000-decision-papers.js';
import { WorkingLimits1764820000000 } from './migrations/1764820000000-working-limits.js';
import { TaskDrafts1764830000000 } from './migrations/1764830000000-task-drafts.js';
import { PhoneBindings1764910000000 } from './migrations/1764910000000-phone-bindings.js';
import { PhoneNumbers1764920000000 } from './migrations/1764920000000-phone-numbers.js';
import { PersonKinds1764935000000 } from './migrations/1764935000000-person-kinds.js';
import { DueTasks1764940000000 } from './migrations/1764940000000-due-tasks.js';
import { TaskNotifications1764950000000 } from './migrations/1764950000000-task-notifications.js';

/** All migrations, oldest first. A new one is a new file, added here. */
export const migrations = [
  Initial1764000000000,
  Trials1764100000000,
  BetweenCases1764200000000,
  Portal1764300000000,
  StartDefinitions1764400000000,
  Uploads1764500000000,
  Conversations1764600000000,
  Delegations1764610000000,
  Printing1764620000000,
  ItemFiles1764621000000,
  EditLocks1764630000000,
  Publications1764631000000,
  AdministeredDepartments1764632000000,
  WorkCalendar1764710000000,
  DecisionPapers1764720000000,
  WorkingLimits1764820000000,
  TaskDrafts1764830000000,
  PhoneBindings1764910000000,
  PhoneNumbers1764920000000,
  PersonKinds1764935000000,
  DueTasks1764940000000,
  TaskNotifications1764950000000,
];
