/** What a hire of the story says; the rest of the form is the same for all. */
export interface StoryHire {
  /** Sixteen characters, of its own for each communication. */
  readonly code: string;
  readonly sentAt: Date;
  readonly employer: { readonly taxCode: string; readonly name: string };
  readonly worker: { readonly firstName: string; readonly lastName: string; readonly taxCode: string; readonly birthDate: string };
  /** Belfiore codes. */
  readonly birthplace: string;
  readonly workplace: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** A fixed-term hire as an employer sends it to the employment office: UniLav, of plainly made-up parties. */
export function unilavOf({ code, sentAt, employer, worker, birthplace, workplace, startDate, endDate }: StoryHire): string {
  const place = `<Comune>${workplace}</Comune><cap>73100</cap><Indirizzo>Via Esempio 1</Indirizzo>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<UniLav xmlns="http://servizi.lavoro.gov.it/unilav" codiceComunicazione="${code}" dataInvio="${sentAt.toISOString().slice(0, 19)}" versione="CO240501" assunzioneForzaMaggiore="NO">
  <DatoreLavoro codiceFiscale="${employer.taxCode}" denominazione="${employer.name}">
    <SedeLegale>${place}</SedeLegale>
    <SedeLavoro>${place}</SedeLavoro>
    <Settore>56.11.11</Settore><PubblicaAmministrazione>NO</PubblicaAmministrazione>
  </DatoreLavoro>
  <Lavoratore>
    <AnagraficaCompleta>
      <cognome>${worker.lastName}</cognome><nome>${worker.firstName}</nome><codice-fiscale>${worker.taxCode}</codice-fiscale><cittadinanza>000</cittadinanza><sesso>F</sesso>
      <nascita><comune>${birthplace}</comune><data>${worker.birthDate}</data></nascita>
    </AnagraficaCompleta>
    <LivelloIstruzione>40</LivelloIstruzione>
  </Lavoratore>
  <InizioRapporto dataInizio="${startDate}" dataFine="${endDate}" TipologiaContrattuale="A.02.00" entePrevidenziale="01" socioLavoratore="NO" lavoroStagionale="NO">
    <ccnl>042</ccnl><livelloInquadramento>5</livelloInquadramento><tipoOrario codice="F" oreSettimanaliMedie="40"/>
    <qualificaProfessionale>5.2.2.3.2</qualificaProfessionale><RetribuzioneCompenso>18500.00</RetribuzioneCompenso><PatINAIL>12345678</PatINAIL>
  </InizioRapporto>
  <TipoComunicazione codice="01"/>
</UniLav>`;
}
