import { applyDecorators, Get, Header } from '@nestjs/common'
import { ApiExcludeEndpoint } from '../api/index.js'

/** A route that answers a page: HTML, never kept by a cache, and no part of the API's description. */
export const HtmlPage = (route: string): MethodDecorator =>
  applyDecorators(Get(route), Header('content-type', 'text/html; charset=utf-8'), ApiExcludeEndpoint())
