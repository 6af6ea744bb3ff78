import { NodeSettings, PathToken, Roles } from '@filiera/member-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type MemberAct, Registry } from './registry.js';
import { MemberView, toMemberView } from './member.view.js';

/** The registry of members. */
@ApiTags('members')
@Controller('members')
export class MembersController {
  constructor(private readonly registry: Registry, private readonly settings: NodeSettings) {}

  @Get()
  @Roles('coordinator', 'manager', 'technician')
  @ApiOperation({ summary: 'I membri della rete, anche quelli usciti. / The members of the network, those that left included.' })
  @ApiOkResponse({ type: [MemberView] })
  async list(): Promise<MemberView[]> {
    return (await this.registry.all()).map(toMemberView);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @Roles('coordinator')
  @ApiOperation({ summary: 'Sospende un membro: sull’hub non legge e non pubblica più. / Suspends a member: on the hub it neither reads nor publishes any more.' })
  @ApiOkResponse({ type: MemberView })
  suspend(@PathToken('id') id: string): Promise<MemberView> {
    return this.act(id, 'suspend');
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Roles('coordinator')
  @ApiOperation({ summary: 'Riammette un membro sospeso. / Takes a suspended member back.' })
  @ApiOkResponse({ type: MemberView })
  resume(@PathToken('id') id: string): Promise<MemberView> {
    return this.act(id, 'resume');
  }

  @Post(':id/remove')
  @HttpCode(200)
  @Roles('coordinator')
  @ApiOperation({ summary: 'Toglie un membro dalla rete. / Removes a member from the network.' })
  @ApiOkResponse({ type: MemberView })
  remove(@PathToken('id') id: string): Promise<MemberView> {
    return this.act(id, 'remove');
  }

  private async act(id: string, act: MemberAct): Promise<MemberView> {
    return toMemberView(await this.registry.act(id, act, this.settings.member.id));
  }
}
