import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActOnReferral } from './act-on-referral.js';
import type { ReferralCommand } from './decide-referral.js';
import { ProposeReferral } from './propose-referral.js';
import { ReadReferrals } from './read-referrals.js';
import { CloseReferralRequest, DeclineReferralRequest, ProposeReferralRequest, ReferralQuery } from './referral.requests.js';
import { ContactsView, ReferralPageView, ReferralView } from './referral.view.js';

/** Referrals: one member's candidate for another member's vacancy. */
@ApiTags('referrals')
@Roles('operator', 'manager')
@Controller('referrals')
export class ReferralsController {
  constructor(
    private readonly proposals: ProposeReferral,
    private readonly actions: ActOnReferral,
    private readonly referrals: ReadReferrals,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Propone un proprio candidato per un’offerta della rete, o chiede un candidato per una propria offerta. / Proposes an own candidate, or asks for one.' })
  @ApiCreatedResponse({ type: ReferralView })
  async propose(@Body() body: ProposeReferralRequest): Promise<ReferralView> {
    return this.referrals.one(await this.proposals.run(body.vacancy, body.candidate, body.vacancyOwner));
  }

  @Get()
  @ApiOperation({ summary: 'Gli invii di cui questo membro è parte. / The referrals that this member is a party to.' })
  @ApiOkResponse({ type: ReferralPageView })
  list(@Query() query: ReferralQuery): Promise<ReferralPageView> {
    return this.referrals.page(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: ReferralView })
  one(@PathUuid('id') id: string): Promise<ReferralView> {
    return this.referrals.one(id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accetta: i recapiti vanno, cifrati, a chi ha pubblicato l’offerta. / Accepts: the contacts go, sealed, to the vacancy’s owner.' })
  @ApiOkResponse({ type: ReferralView })
  accept(@PathUuid('id') id: string): Promise<ReferralView> {
    return this.act(id, { do: 'accept' });
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOperation({ summary: 'Rifiuta, con un motivo. / Declines, with a reason.' })
  @ApiOkResponse({ type: ReferralView })
  decline(@PathUuid('id') id: string, @Body() body: DeclineReferralRequest): Promise<ReferralView> {
    return this.act(id, { do: 'decline', reason: body.reason });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira la propria proposta, o un invio già accettato. / Takes back one’s own proposal, or an accepted referral.' })
  @ApiOkResponse({ type: ReferralView })
  withdraw(@PathUuid('id') id: string): Promise<ReferralView> {
    return this.act(id, { do: 'withdraw' });
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Chiude un invio accettato, con l’esito. Dove il nodo registra inserimenti, un’assunzione si registra meglio con POST /placements, che lo chiude. / Closes an accepted referral, with its outcome. Where the node records placements, a hire is better recorded with POST /placements, which closes it.' })
  @ApiOkResponse({ type: ReferralView })
  close(@PathUuid('id') id: string, @Body() body: CloseReferralRequest): Promise<ReferralView> {
    return this.act(id, { do: 'close', outcome: body.outcome });
  }

  @Get(':id/contacts')
  @ApiOperation({ summary: 'I recapiti del candidato, solo per chi ha pubblicato l’offerta. / The candidate’s contacts, for the vacancy’s owner alone.' })
  @ApiOkResponse({ type: ContactsView })
  contacts(@PathUuid('id') id: string): Promise<ContactsView> {
    return this.referrals.contacts(id);
  }

  private async act(id: string, command: ReferralCommand): Promise<ReferralView> {
    await this.actions.run(id, command);
    return this.referrals.one(id);
  }
}
