import type { Article } from '../agreement.types.js';

export const candidates: Article = {
  number: 3,
  heading: { it: 'Candidati', en: 'Candidates' },
  clauses: [
    {
      id: '3.1',
      text: {
        it: "Centri per l'impiego, agenzie, scuole e università rendono noto alla rete chi cerca lavoro e ne ha diritto o vi ha acconsentito, come profilo professionale pseudonimo.",
        en: 'Employment offices, agencies, schools and universities make known to the network those who look for work and are entitled to it or have consented, as a pseudonymous professional profile.',
      },
    },
    {
      id: '3.2',
      text: {
        it: 'Chi ha iscritto un candidato ne tiene aggiornati il profilo e la disponibilità. Ogni aggiornamento è il profilo intero e sostituisce il precedente.',
        en: "Whoever registered a candidate keeps the profile and the availability up to date. Every update is the whole profile and replaces the one before.",
      },
    },
    {
      id: '3.3',
      text: {
        it: "Nel profilo non ci sono nome, codice fiscale, contatti, indirizzo, età o datori di lavoro. Ogni tipo di membro ne riceve una sola forma, la più ristretta che gli basti: l'allegato A dice quali campi sono tolti a chi.",
        en: 'A profile has no name, tax code, contacts, address, age or employers. Each kind of member receives one form of it only, the narrowest that it needs: annex A says which fields are left out for whom.',
      },
    },
    {
      id: '3.4',
      text: {
        it: "Per i centri per l'impiego la base giuridica è il compito di interesse pubblico (GDPR art. 6.1.e, D.Lgs 150/2015). Scuole, università e agenzie condividono con il consenso della persona (GDPR art. 6.1.a), dato sezione per sezione e revocabile: senza consenso la sezione non parte, revocato il consenso le versioni che la contenevano sono cancellate.",
        en: 'For employment offices the legal basis is the public task (GDPR art. 6.1.e, D.Lgs 150/2015). Schools, universities and agencies share with the person\'s consent (GDPR art. 6.1.a), given section by section and revocable: without consent a section is not sent, once consent is revoked the versions that contained it are erased.',
      },
    },
    {
      id: '3.5',
      text: {
        it: 'Quando il candidato revoca il consenso, chiede la cancellazione o non cerca più, chi lo ha iscritto lo ritira e ogni membro ne toglie il profilo.',
        en: 'When the candidate revokes consent, asks for erasure or no longer looks for work, whoever registered it withdraws it and every member removes the profile.',
      },
    },
    {
      id: '3.6',
      text: {
        it: "L'iscrizione al collocamento mirato (L. 68/1999) rivela dati relativi alla salute: è categoria particolare (GDPR art. 9.2.b) e, come il percorso di politica attiva, circola soltanto fra i centri per l'impiego.",
        en: 'Enrolment for targeted placement (L. 68/1999) reveals data concerning health: it is a special category (GDPR art. 9.2.b) and, like the active policy path, flows only among employment offices.',
      },
    },
    {
      id: '3.7',
      text: {
        it: 'Il profilo di un minore è condiviso soltanto con la delega di chi ne ha la responsabilità genitoriale.',
        en: "A minor's profile is shared only with the delegation of those who have parental responsibility.",
      },
    },
    {
      id: '3.8',
      text: {
        it: "In quali Paesi esteri la persona si trasferirebbe si condivide soltanto con il suo consenso, anche da parte dei centri per l'impiego: apre il profilo a EURES (regolamento (UE) 2016/589, art. 17). Revocato il consenso, il profilo non è più offerto a EURES.",
        en: 'To which countries abroad a person would move is shared with their consent alone, by employment offices too: it opens the profile to EURES (Regulation (EU) 2016/589, art. 17). Once that consent is revoked, the profile is no longer offered to EURES.',
      },
    },
  ],
};
