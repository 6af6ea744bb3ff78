import { Injectable, type INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { NodeSettings } from '../configuration/node-settings.js';
import { composeDocument } from './compose-document.js';

/** The node's OpenAPI document, composed when it is first asked for. */
@Injectable()
export class OpenApiDocument {
  private app: INestApplication | undefined;
  private document: OpenAPIObject | undefined;

  constructor(private readonly settings: NodeSettings) {}

  /** Names the application whose routes are described: it exists only after its modules. */
  describes(app: INestApplication): void {
    this.app = app;
  }

  /** @throws Error when no application was named */
  read(): OpenAPIObject {
    if (!this.app) throw new Error('the document describes no application yet');
    return this.document ??= composeDocument(this.app, this.settings);
  }
}
