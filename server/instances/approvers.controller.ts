import { Body, Controller, HttpCode, Post, SetMetadata } from '@nestjs/common';
import {
  approversQuestion,
  type ApproversAnswer,
  type ApproversQuestion,
  approversAnswer,
} from '../contract/approvers.js';
import { Database } from '../database/database.js';
import { Answers } from '../http/answers.js';
import { PERMISSION } from '../http/permission.js';
import { ADMINISTERS } from '../http/administers.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { OrganizationService } from '../organization/organization.service.js';
import { resolveApprovers } from './answers/resolve-approvers.js';

/** How many members of a group are shown. */
const shownMembers = 20;

/** Who a step would go to, asked while it is configured (流程配置) or tried out (试运行). */
@Controller('api/approvers')
export class ApproversController {
  constructor(
    private readonly database: Database,
    private readonly organization: OrganizationService,
  ) {}

  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(approversAnswer)
  async answer(@Body(new ZodPipe(approversQuestion)) question: ApproversQuestion): Promise<ApproversAnswer> {
    const { approval, chosen, ...asked } = question;
    const whose = { ...asked, ...(chosen && { chosen }), at: new Date().toISOString() };
    const { approvers } = await resolveApprovers(this.organization, this.database, { approval }, whose);
    const ids = await Promise.all(approvers.map((each) => this.peopleOf(each)));
    return {
      approvers: approvers.map(({ user, group }) => (user !== undefined ? { user } : { group: group ?? '' })),
      people: await this.organization.peopleByIds(ids.flat()),
    };
  }

  private async peopleOf({ user, group }: { user?: string; group?: string }): Promise<string[]> {
    if (user !== undefined) return [user];
    return (await this.organization.membersOf(group ?? '')).slice(0, shownMembers);
  }
}
