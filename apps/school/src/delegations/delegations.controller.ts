import { Day } from '@filiera/contracts';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { StudentView } from '../classes/class.views.js';
import { Classes } from '../classes/classes.js';
import { RecordDelegation } from './record-delegation.js';

/** A delegation that a guardian has signed. */
export class GiveDelegationRequest {
  @ApiProperty({ format: 'date', description: 'Giorno della firma / Day of the signature' })
  @Day()
  givenOn!: string;
}

/** The guardians' delegations for pupils under age. */
@ApiTags('school')
@Controller('students/:candidate/delegation')
@Roles('operator', 'manager')
export class DelegationsController {
  constructor(private readonly delegations: RecordDelegation, private readonly classes: Classes) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra la delega di chi esercita la responsabilità genitoriale / Record the guardian’s delegation' })
  @ApiOkResponse({ type: StudentView })
  async give(@PathUuid('candidate') candidate: string, @Body() { givenOn }: GiveDelegationRequest): Promise<StudentView> {
    await this.delegations.give(candidate, givenOn);
    return this.classes.student(candidate);
  }

  @Post('withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra il ritiro della delega: il profilo del minorenne lascia subito la rete / Record its withdrawal: the minor’s profile leaves the network at once' })
  @ApiOkResponse({ type: StudentView })
  async withdraw(@PathUuid('candidate') candidate: string): Promise<StudentView> {
    await this.delegations.withdraw(candidate);
    return this.classes.student(candidate);
  }
}
