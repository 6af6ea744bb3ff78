import { Open, PathToken } from '@filiera/member-kit';
import { Body, Controller, Headers, HttpCode, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MemberView, toMemberView } from '../members/member.view.js';
import { RegisterMember } from './register-member.js';
import { RegistrationRefused } from './registration-refused.js';
import { KeysRequest, RegistrationRequest } from './registration.requests.js';
import { RenewKeys } from './renew-keys.js';

/** What nodes send by themselves: each request proves by its own signatures who it comes from. */
@ApiTags('members')
@Open()
@Controller()
export class RegistrationsController {
  constructor(private readonly registrations: RegisterMember, private readonly renewals: RenewKeys) {}

  @Post('registrations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra le chiavi pubbliche di un nodo invitato; l’invito è il token Bearer. / Registers the public keys of an invited node; the invitation is the Bearer token.' })
  @ApiHeader({ name: 'authorization', description: 'Bearer <invito / invitation>' })
  @ApiOkResponse({ type: MemberView })
  async register(@Body() body: RegistrationRequest, @Headers('authorization') authorization?: string): Promise<MemberView> {
    const [, invitation] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    if (!invitation) {
      throw new RegistrationRefused('missing');
    }
    return toMemberView(await this.registrations.run(invitation, body));
  }

  @Put('members/:id/keys')
  @ApiOperation({ summary: 'Registra le chiavi rinnovate di un membro, firmate con quelle in uso. / Registers the renewed keys of a member, signed with those in use.' })
  @ApiOkResponse({ type: MemberView })
  async renew(@PathToken('id') id: string, @Body() body: KeysRequest): Promise<MemberView> {
    return toMemberView(await this.renewals.run(id, body));
  }
}
