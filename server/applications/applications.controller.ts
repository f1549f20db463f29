import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import { itemChoices } from '../contract/items.js';
import {
  applicationItemsQuery,
  applicationsQuery,
  createApplicationRequest,
  newApplicationQuery,
  previewRequest,
  saveDraftRequest,
  submitRequest,
  terminateRequest,
  urgeRequest,
  type ApplicationsQuery,
  type UrgeRequest,
  application,
  applicationForm,
  applicationsPage,
  preview,
  urgeResult,
} from '../contract/applications.js';
import { rateRequest, type RateRequest } from '../contract/ratings.js';
import { formChangeList } from '../contract/form-changes.js';
import { actResult } from '../contract/tasks.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { ItemsService } from '../items/items.service.js';
import { ApplicationActsService } from './application-acts.service.js';
import { ApplicationItemsService } from './application-items.service.js';
import { ApplicationListsService } from './application-lists.service.js';
import { ApplicationsService } from './applications.service.js';
import { ChangesService } from './changes.service.js';
import { PreviewService } from './preview.service.js';
import { RatingsService } from './ratings.service.js';

@Controller('api/applications')
export class ApplicationsController {
  constructor(
    private readonly signedIn: SignedInService,
    private readonly items: ItemsService,
    private readonly lists: ApplicationListsService,
    private readonly listedItems: ApplicationItemsService,
    private readonly applications: ApplicationsService,
    private readonly acts: ApplicationActsService,
    private readonly previews: PreviewService,
    private readonly ratings: RatingsService,
    private readonly changes: ChangesService,
  ) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(applicationsPage)
  async list(@Req() request: AuthenticatedRequest, @Query(new ZodPipe(applicationsQuery)) query: ApplicationsQuery) {
    return this.lists.list(await this.signedIn.of(request), query);
  }

  @Post()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(application)
  async create(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(createApplicationRequest)) body: z.infer<typeof createApplicationRequest>,
  ) {
    const by = await this.signedIn.of(request);
    const item = await this.items.assertMayStart(by, body.itemKey);
    const { id } = await this.signedIn.act(request, body, (tx) => this.acts.create(tx, item, by, body.data));
    return this.applications.get(id, by);
  }

  @Get('items')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(itemChoices)
  itemsOf(
    @Req() { person }: AuthenticatedRequest,
    @Query(new ZodPipe(applicationItemsQuery)) { box }: z.infer<typeof applicationItemsQuery>,
  ) {
    return this.listedItems.of(person.id, box);
  }

  @Post('preview')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(preview)
  async preview(
    @Req() request: AuthenticatedRequest,
    @Body(new ZodPipe(previewRequest)) body: z.infer<typeof previewRequest>,
  ) {
    const by = await this.signedIn.of(request);
    return this.previews.preview(by, body);
  }

  @Get('new')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(applicationForm)
  async blank(
    @Req() request: AuthenticatedRequest,
    @Query(new ZodPipe(newApplicationQuery)) { itemKey, from }: z.infer<typeof newApplicationQuery>,
  ) {
    const by = this.signedIn.of(request);
    return this.applications.blank(await this.items.assertMayStart(by, itemKey), by, from);
  }

  @Get(':id')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(application)
  async get(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.applications.get(id, await this.signedIn.of(request));
  }

  @Get(':id/changes')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(formChangeList)
  async changesOf(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.changes.list(id, this.signedIn.of(request));
  }

  @Put(':id')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(application)
  async save(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(saveDraftRequest)) body: z.infer<typeof saveDraftRequest>,
  ) {
    const by = await this.signedIn.of(request);
    const item = await this.items.assertMayStart(by, await this.acts.itemOf(id, by));
    const saved = await this.signedIn.act(request, body, (tx) => this.acts.saveDraft(tx, id, item, by, body));
    return { ...(await this.applications.get(id, by)), ...saved };
  }

  @Post(':id/submit')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  async submit(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(submitRequest)) body: z.infer<typeof submitRequest>,
  ) {
    const by = await this.signedIn.of(request);
    const item = await this.items.assertMayStart(by, await this.acts.itemOf(id, by));
    return this.signedIn.act(request, body, (tx) => this.acts.submit(tx, id, item, by, body.data));
  }

  @Delete(':id')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async delete(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    await this.signedIn.act(request, null, async (tx, by) => {
      await this.acts.deleteDraft(tx, id, by);
      return null;
    });
  }

  @Post(':id/terminate')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  async terminate(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(terminateRequest)) body: z.infer<typeof terminateRequest>,
  ) {
    return this.signedIn.act(request, body, (tx, by) => this.acts.terminate(tx, id, by, body.reason));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(actResult)
  async withdraw(@Req() request: AuthenticatedRequest, @Param('id') id: string) {
    return this.signedIn.act(request, null, (tx, by) => this.acts.withdraw(tx, id, by));
  }

  @Post(':id/urge')
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(urgeResult)
  async urge(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(urgeRequest)) body: UrgeRequest,
  ) {
    return this.signedIn.act(request, body, (tx, by) => this.acts.urge(tx, id, by, body));
  }

  @Post(':id/rate')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async rate(
    @Req() request: AuthenticatedRequest,
    @Param('id') id: string,
    @Body(new ZodPipe(rateRequest)) body: RateRequest,
  ) {
    await this.signedIn.act(request, body, async (tx, by) => {
      await this.ratings.rate(tx, id, by, body);
      return null;
    });
  }
}
