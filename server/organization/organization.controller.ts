import { Controller, Get, Query, SetMetadata } from '@nestjs/common';
import {
  peopleQuery,
  type PeopleQuery,
  departmentTree,
  organizationChoices,
  peoplePage,
} from '../contract/organization.js';
import { Answers } from '../http/answers.js';
import { PERMISSION } from '../http/permission.js';
import { ADMINISTERS } from '../http/administers.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { OrganizationService } from './organization.service.js';

@Controller('api/organization')
export class OrganizationController {
  constructor(private readonly organization: OrganizationService) {}

  @Get('tree')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(departmentTree)
  tree() {
    return this.organization.tree();
  }

  @Get('people')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(peoplePage)
  people(@Query(new ZodPipe(peopleQuery)) query: PeopleQuery) {
    return this.organization.people(query);
  }

  @Get('choices')
  @SetMetadata(PERMISSION, 'processAdministrator')
  @SetMetadata(ADMINISTERS, 'nothing')
  @Answers(organizationChoices)
  choices() {
    return this.organization.choices();
  }
}
