import { Global, Module } from '@nestjs/common';
import { CheckAgreementInForce } from './check-agreement-in-force.js';

/** Global, as all that Nest initialises first: no part of the program begins before its agreement is known to be the one in force. */
@Global()
@Module({ providers: [CheckAgreementInForce] })
export class AgreementModule {}
