import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ApiKeys } from './api-keys.js';
import { OidcTokens } from './oidc-tokens.js';

/** Denies by default: the guard stands before every route of the node. */
@Module({
  providers: [ApiKeys, OidcTokens, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class AccessModule {}
