import { TellBreachesModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ChangeDeclaration } from './change-declaration.js';
import { DeclarationsController } from './declarations.controller.js';
import { EraseDeclarations } from './erase-declarations.js';
import { FindDeclarations } from './find-declarations.js';
import { ForgetContact } from './forget-contact.js';
import { TellMissedContacts } from './tell-missed-contacts.js';

/** Declarations of availability (D.Lgs. 150/2015, art. 19) with their terms. */
@Module({
  imports: [PeopleModule, TellBreachesModule], controllers: [DeclarationsController],
  providers: [ChangeDeclaration, EraseDeclarations, FindDeclarations, ForgetContact, TellMissedContacts], exports: [ChangeDeclaration, FindDeclarations, ForgetContact],
})
export class AvailabilityDeclarationsModule {}
