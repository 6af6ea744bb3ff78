import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AnswerStore } from './answer-store.js';
import { EraseAnswers } from './erase-answers.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { PruneAnswers } from './prune-answers.js';

/** `Idempotency-Key` on every POST of the node. */
@Module({
  providers: [AnswerStore, PruneAnswers, EraseAnswers, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
})
export class IdempotencyModule {}
