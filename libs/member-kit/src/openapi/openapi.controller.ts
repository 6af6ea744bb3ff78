import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Roles } from '../access/roles.js';
import { NodeSettings } from '../configuration/node-settings.js';
import { NotFound } from '../problems/domain-error.js';
import { OpenApiDocument } from './openapi-document.js';
import { assetNamed, pageFor, START_PAGE } from './swagger-assets.js';

/** Scripts and styles of this node alone; the page writes styles into its elements. */
const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const HTML = 'text/html; charset=utf-8';

/** What the node can be asked, for programs (`/openapi.json`) and for people (`/openapi`). */
@ApiExcludeController()
@Roles('operator', 'manager', 'technician', 'coordinator')
@Controller()
export class OpenApiController {
  constructor(
    private readonly document: OpenApiDocument,
    private readonly settings: NodeSettings,
  ) {}

  @Get('openapi.json')
  json(): OpenAPIObject {
    return this.document.read();
  }

  @Get('openapi')
  @Header('content-type', HTML)
  @Header('content-security-policy', PAGE_POLICY)
  page(): string {
    return pageFor(`Filiera · ${this.settings.member.name}`);
  }

  @Get('openapi/:file')
  asset(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Buffer | string {
    void reply.header('cache-control', 'private, max-age=3600');
    if (file === 'start.js') {
      void reply.type('text/javascript; charset=utf-8');
      return START_PAGE;
    }
    const asset = assetNamed(file);
    if (!asset) throw new NotFound({ code: 'openapi.no-such-file', text: { it: 'Questo file non esiste.', en: 'This file does not exist.' } });
    void reply.type(asset.type);
    return asset.content;
  }
}
