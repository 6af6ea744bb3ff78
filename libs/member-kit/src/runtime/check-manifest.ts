import { AGREEMENT, audiencesFor, compatible, refuseUnlessMayPublish, ruleOf, AgreementRefusal, type Text } from '@filiera/contracts';
import type { NodeSettings } from '../configuration/node-settings.js';
import type { MemberManifest } from './member-manifest.js';
import { StartFailure } from './start-failure.js';

/**
 * Checks that the agreement that the program is built with allows everything that it declares; which one is in force, the coordinator says.
 * @throws StartFailure listing every contradiction with its clause
 */
export function checkManifest(manifest: MemberManifest, settings: NodeSettings): void {
  const faults = [...kindFaults(manifest, settings), ...versionFaults(manifest), ...publishFaults(manifest, settings), ...consumeFaults(manifest, settings)];
  if (faults.length === 0) return;
  throw new StartFailure({
    it: `Il programma non rispetta l'accordo:\n${faults.map(({ it }) => `  - ${it}`).join('\n')}`,
    en: `The program breaks the agreement:\n${faults.map(({ en }) => `  - ${en}`).join('\n')}`,
  });
}

function kindFaults({ kind }: MemberManifest, { member }: NodeSettings): Text[] {
  if (member.kind === kind) return [];
  return [{
    it: `questo è il programma di un membro ${kind}, ma node.yml dice ${member.kind}: avviare il programma giusto o correggere member.kind`,
    en: `this is the program of a ${kind}, but node.yml says ${member.kind}: start the right program or correct member.kind`,
  }];
}

function versionFaults({ agreement }: MemberManifest): Text[] {
  if (compatible(agreement, AGREEMENT.version)) return [];
  return [{
    it: `il programma capisce l'accordo ${agreement}, ma è costruito con il ${AGREEMENT.version}: correggere il manifesto o usare un'altra versione delle librerie`,
    en: `the program understands the agreement ${agreement}, but is built with ${AGREEMENT.version}: correct the manifest or use another version of the libraries`,
  }];
}

function publishFaults({ publishes, kind }: MemberManifest, { member }: NodeSettings): Text[] {
  return publishes.flatMap(({ type }) => {
    try {
      refuseUnlessMayPublish(AGREEMENT, { id: member.id, kind }, type);
      return [];
    } catch (error) {
      if (!(error instanceof AgreementRefusal)) throw error;
      return [{ it: `${error.text.it} (clausola ${error.clause})`, en: `${error.text.en} (clause ${error.clause})` }];
    }
  });
}

function consumeFaults({ consumes, kind }: MemberManifest, { member }: NodeSettings): Text[] {
  return consumes.flatMap(({ type }) => {
    const rule = ruleOf(AGREEMENT, type);
    if (!rule) return [{ it: `l'accordo ${AGREEMENT.version} non prevede ${type}`, en: `the agreement ${AGREEMENT.version} has no ${type}` }];
    if (audiencesFor(rule, { id: member.id, kind }).length > 0) return [];
    return [{
      it: `un membro ${kind} non può leggere ${type} (clausola ${rule.clause})`,
      en: `a ${kind} may not read ${type} (clause ${rule.clause})`,
    }];
  });
}
