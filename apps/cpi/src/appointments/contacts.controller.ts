import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclarationView } from '../availability-declarations/declaration.view.js';
import { FindDeclarations } from '../availability-declarations/find-declarations.js';
import { AnnulContact } from './annul-contact.js';

/** Contacts that declarations wait for, taken back: an attended appointment may be one all the same. */
@ApiTags('availability-declarations')
@Controller('availability-declarations')
export class ContactsController {
  constructor(private readonly annulment: AnnulContact, private readonly declarations: FindDeclarations) {}

  @Post(':id/contact/annul')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({
    summary: 'Che la persona si è presentata era registrato per errore: la dichiarazione la attende di nuovo, a meno che sia venuta a un appuntamento. / That the person came was recorded by mistake: the declaration waits for them again, unless they came to an appointment.',
  })
  @ApiOkResponse({ type: DeclarationView })
  async annul(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    await this.annulment.run(id, user.label);
    return this.declarations.one(id);
  }
}
