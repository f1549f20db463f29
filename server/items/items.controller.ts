import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, SetMetadata } from '@nestjs/common';
import { itemQuery, type ItemQuery, itemDetail, itemHome, itemList } from '../contract/items.js';
import { ratingsQuery, type RatingsQuery, ratingsPage } from '../contract/ratings.js';
import { Answers } from '../http/answers.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { ItemsService } from './items.service.js';

@Controller('api/items')
export class ItemsController {
  constructor(private readonly items: ItemsService) {}

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(itemList)
  search(@Req() { person }: AuthenticatedRequest, @Query(new ZodPipe(itemQuery)) query: ItemQuery) {
    return this.items.search(person, query);
  }

  @Get('home')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(itemHome)
  home(@Req() { person }: AuthenticatedRequest) {
    return this.items.home(person);
  }

  @Get(':key')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(itemDetail)
  detail(@Req() { person, administers }: AuthenticatedRequest, @Param('key') key: string) {
    return this.items.detail(person, key, administers);
  }

  @Get(':key/ratings')
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(ratingsPage)
  ratings(
    @Req() { person }: AuthenticatedRequest,
    @Param('key') key: string,
    @Query(new ZodPipe(ratingsQuery)) query: RatingsQuery,
  ) {
    return this.items.ratings(person, key, query);
  }

  @Put(':key/favorite')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  addFavorite(@Req() { person }: AuthenticatedRequest, @Param('key') key: string) {
    return this.items.setFavorite(person, key, true);
  }

  @Delete(':key/favorite')
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  removeFavorite(@Req() { person }: AuthenticatedRequest, @Param('key') key: string) {
    return this.items.setFavorite(person, key, false);
  }
}
