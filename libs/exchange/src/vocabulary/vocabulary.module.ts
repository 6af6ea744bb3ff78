import { Module } from '@nestjs/common';
import { LoadStarterVocabulary } from './load-starter.js';
import { VocabularyController } from './vocabulary.controller.js';
import { Vocabulary } from './vocabulary.js';

/** Occupations and skills: the starter vocabulary, or ESCO once imported. */
@Module({ controllers: [VocabularyController], providers: [Vocabulary, LoadStarterVocabulary], exports: [Vocabulary] })
export class VocabularyModule {}
