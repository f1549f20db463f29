import { Body, Controller, Get, HttpCode, Param, Post, Req, SetMetadata } from '@nestjs/common';
import { itemChoices } from '../contract/items.js';
import { delegationRequest, type DelegationRequest, delegations } from '../contract/delegations.js';
import { Database } from '../database/database.js';
import { created } from '../contract/plain-answers.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { callOf, idempotent } from '../http/idempotency.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { DelegableItemsService } from './delegable-items.service.js';
import { DelegationsService } from './delegations.service.js';

@Controller('api/delegations')
export class DelegationsController {
  constructor(
    private readonly database: Database,
    private readonly delegations: DelegationsService,
    private readonly delegable: DelegableItemsService,
    private readonly signedIn: SignedInService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(delegations)
  list(@Req() { person }: AuthenticatedRequest) {
    return this.delegations.list(person.id);
  }

  @Get('items')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(itemChoices)
  items(@Req() request: AuthenticatedRequest) {
    return this.delegable.of(this.database, this.signedIn.of(request));
  }

  @Post()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(created)
  make(@Req() request: AuthenticatedRequest, @Body(new ZodPipe(delegationRequest)) body: DelegationRequest) {
    return idempotent(this.database, callOf(request, body), (tx) =>
      this.delegations.make(tx, this.signedIn.of(request), body),
    );
  }

  @Post(':id/end')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async end(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    await idempotent(this.database, callOf(request, null), async (tx) => {
      await this.delegations.end(tx, request.person, id);
      return null;
    });
  }
}
