import { CurrentUser, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvitationRequest, InvitationView } from './invitation.requests.js';
import { MakeInvitation } from './make-invitation.js';

/** Invitations to join the network. */
@ApiTags('members')
@Roles('coordinator')
@Controller('invitations')
export class InvitationsController {
  constructor(private readonly invitations: MakeInvitation) {}

  @Post()
  @ApiOperation({ summary: 'Invita un’organizzazione: l’invito vale una volta. / Invites an organisation: the invitation is used once.' })
  @ApiCreatedResponse({ type: InvitationView })
  async make(@Body() body: InvitationRequest, @CurrentUser() user: RequestUser): Promise<InvitationView> {
    const { text, invitation } = await this.invitations.run(body, user.label);
    return { invitation: text, expires: invitation.expires };
  }
}
