import { NodeSettings, StartFailure } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Agreement, clause 8.3: the steward has no public interface. It listens for its own machine alone. */
@Injectable()
export class NoPublicInterface {
  /** @throws StartFailure when the settings say otherwise */
  constructor({ http: { host } }: NodeSettings) {
    if (!LOOPBACK.has(host)) {
      throw new StartFailure({
        it: `Lo steward non ha interfaccia pubblica (clausola 8.3) ma http.host è ${host}: in node.yml scrivere 127.0.0.1.`,
        en: `The steward has no public interface (clause 8.3) but http.host is ${host}: write 127.0.0.1 in node.yml.`,
      });
    }
  }
}
