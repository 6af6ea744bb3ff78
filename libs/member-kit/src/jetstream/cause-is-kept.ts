import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/** Nest's own filter replaces whatever a handler throws with "Internal server error": the inbox needs the cause to decide. */
@Catch()
export class CauseIsKept implements RpcExceptionFilter<unknown> {
  catch(cause: unknown): Observable<never> {
    return throwError(() => cause);
  }
}
