import type { OccupationRef } from '@filiera/contracts';

/** An occupation of the sample, with a few of the skills that ESCO calls essential for it. */
export interface SampleOccupation {
  readonly ref: OccupationRef;
  readonly title: string;
  readonly description: string;
  readonly skills: readonly string[];
  readonly licences: readonly string[];
  /** Usual level of the European Qualifications Framework. */
  readonly eqf: number;
}

const OCCUPATION = 'http://data.europa.eu/esco/occupation/';
const SKILL = 'http://data.europa.eu/esco/skill/';

function occupation(isco: string, esco: string, title: string, description: string, skills: readonly string[], licences: readonly string[], eqf: number): SampleOccupation {
  return { ref: { esco: OCCUPATION + esco, isco }, title, description, skills: skills.map((skill) => SKILL + skill), licences, eqf };
}

/** Hand-picked from ESCO v1.1.1 (European Commission, Decision 2011/833/EU): URIs of occupations and of essential skills. */
export const OCCUPATIONS = {
  // building electrician
  'electrician': occupation('7411', '33960bab-4423-4808-af6c-ec2b485dba41', 'Elettricista civile', 'Impianti elettrici in abitazioni e piccoli edifici: posa, allacciamenti, verifiche.', [
    'c8ac1986-38fa-43b2-89dc-50a4beeb420e', // electricity
    'd15e92c4-c8dc-48cd-a1f6-94fe13347f87', // electrical wiring plans
    '52797dce-911c-4e6d-b0cb-491f6469014f', // install electrical and electronic equipment
    '52d6eb67-56c0-4ad7-b5c2-71e7c2362ece', // install electricity sockets
    'c3d1ada5-1d97-4a23-be2a-9ff39296775b', // install electric switches
    '4a30802f-827c-4706-9099-de85beee6cb5', // splice cable
  ], ['B'], 4),
  // waiter/waitress
  'waiter': occupation('5131', 'd5db9d5c-2ebf-4a54-a79a-1b7e7ff70471', 'Cameriere di sala, m/f', 'Servizio ai tavoli in ristorante: accoglienza, comande, servizio, cura della sala.', [
    '42a6eff0-e9d9-423d-877b-e48fe91ff26f', // serve food in table service
    '704bed2c-737a-4585-b840-1d28bbcab9b4', // take food and beverage orders from customers
    'beeaddc7-fe69-4b97-a286-0bd595432eb9', // serve beverages
    '99b95aca-221d-415c-9de5-564e1a273701', // welcome restaurant guests
    '44773391-78b7-4500-b421-96a9ca622a99', // serve wines
  ], [], 3),
  // cook
  'cook': occupation('5120', '90f75f67-495d-49fa-ab57-2f320e251d7e', 'Cuoco di ristorante, m/f', 'Preparazione dei piatti del menu, conservazione delle materie prime, igiene della cucina.', [
    '0ff99f51-40d9-42f1-a1ec-377b2bb5e15f', // comply with food safety and hygiene
    '4b15a965-9bb4-42f1-8e44-1024aeb0b08c', // use food preparation techniques
    '29b326ea-a9c8-4963-b35a-8541d0cdff77', // store raw food materials
    '341cf309-746c-4437-ad14-e0a0ee13eacc', // receive kitchen supplies
    '8c8da904-cdb3-47d9-bfbf-15ade747d9ec', // work in a hospitality team
  ], [], 3),
  // shop assistant
  'shop-assistant': occupation('5223', '0b15375e-dfdd-4047-9efb-096e0aaee7d2', 'Addetto alle vendite, m/f', 'Assistenza al cliente, cassa, rifornimento degli scaffali, esposizione.', [
    '0cb013af-6dd9-4fb2-b34e-63dda1a5cf82', // operate cash register
    '7e9daad3-8604-4839-af9b-dc6f8db3ef68', // stock shelves
    '77a11321-754a-41de-b9e4-80d747f528db', // organise product display
    '2b69525c-731c-4813-99a7-673fa5679d32', // provide customer guidance on product selection
  ], [], 3),
  // bricklayer
  'bricklayer': occupation('7112', '05f321f8-055b-407d-bf19-e0ddabda56b7', 'Muratore, m/f', 'Opere murarie in cantieri di nuova costruzione e ristrutturazione.', [
    '13e1c0a2-b90d-46f4-be51-11730360b38d', // lay bricks
    'dfce2aba-783e-4e17-9c17-e74aca505ec2', // interpret 2D plans
    '86df7af2-f9f3-4c06-a500-7f1fba9e78fe', // follow health and safety procedures in construction
    'fafbb75f-ec35-4cc2-996a-20c85ef6c266', // follow safety procedures when working at heights
    'bfd96453-f2fd-43ea-afc1-fb2dc0d7367d', // mix construction grouts
  ], ['B'], 2),
  // cargo vehicle driver
  'driver': occupation('8332', '45037d43-a8f5-4f46-b332-b2935bc305f4', 'Autista di mezzi pesanti, m/f', 'Trasporto merci in Puglia e regioni vicine, carico e scarico.', [
    '48f480aa-c9a8-4552-b1c5-e94330912257', // road traffic laws
    '144318ce-d147-49fb-ae0b-3c5a9a677c14', // control the performance of the vehicle
    '3172f001-a4dd-4e7e-9f74-9707b2e7c6e1', // read maps
    '60493b7f-8613-431e-91ea-6a2c0410c6d4', // vehicle cargo capacity
  ], ['C', 'CQC-goods'], 2),
  // home care aide
  'home-carer': occupation('5322', '1391bdf9-bd61-4fb5-91ca-c29036ab2b60', 'Assistente domiciliare, m/f', 'Assistenza a persone anziane presso il domicilio: cura, compagnia, aiuto nelle attività quotidiane.', [
    '261e740b-d32d-4356-94a8-3ea29128b70b', // tend to elderly people
    '0dcea846-04b4-4ffc-8c75-a35c991454b1', // apply first response
    '941438bd-cc03-4326-91bf-677157dca170', // support social service users to live at home
    'ff939984-b1a6-4d57-88bd-e453262433c4', // keep company
  ], ['B'], 3),
  // healthcare assistant
  'health-assistant': occupation('5321', 'd38c2107-98f2-47b7-8bb4-f69750d51082', 'Operatore socio-sanitario, m/f', 'Assistenza di base in struttura, affiancamento al personale infermieristico.', [
    '62268d9a-42f9-4c65-9ed3-d7ba69249896', // support nurses
    'd3b74d50-7fc9-4051-9335-58d129a4a064', // monitor basic patients signs
    '24f980ba-b44f-4739-b563-205104c3190d', // provide basic support to patients
  ], [], 3),
  // plumber
  'plumber': occupation('7126', 'ed3cf43d-c2c1-4c46-82fc-1375e27e0290', 'Idraulico, m/f', 'Installazione e manutenzione di impianti idrico-sanitari.', [
    '8755734c-2919-41a3-9ca6-1e3d1f169213', // install plumbing systems
    '59030382-506d-454d-81cd-787586ffb840', // install PVC piping
    'ef6cb992-07d1-435b-a150-45d92228db1e', // place sanitary equipment
  ], ['B'], 3),
  // software developer
  'developer': occupation('2512', 'f2b15a0e-e65a-438a-affb-29b9d50b77d1', 'Sviluppatore di software, m/f', 'Sviluppo e manutenzione di applicazioni gestionali.', [
    '21d2f96d-35f7-4e3f-9745-c533d2dd6e97', // computer programming
    '2522a6ce-3202-4ac8-9f5b-b9cb5a3a83a1', // debug software
    '8b94aa1e-89c9-459d-b3b4-1dfab8dec2df', // use software libraries
    'f28617ad-afdd-4041-814c-216153a38998', // analyse software specifications
  ], [], 6),
  // hospitality establishment receptionist
  'receptionist': occupation('4224', '82025c02-9082-416c-998b-f51eb0359ee6', 'Addetto al ricevimento, m/f', 'Accoglienza degli ospiti, prenotazioni, registrazioni.', [
    '25c0b413-f474-42fa-be01-20289d2634c4', // deal with arrivals in accommodation
    '26a6e6d2-1c9a-4d7e-8c04-5ba16d1f53da', // greet guests
    '345486f3-f265-4fc8-8ed0-5e96e768e333', // process booking
    '28d715e3-3e5b-4fb6-8dd2-4be4919c8587', // handle customer complaints
  ], [], 4),
  // accounting assistant
  'accounting': occupation('3313', 'bfe142b9-a049-4d41-89c4-fd2f34ac56b6', 'Addetto alla contabilità, m/f', 'Registrazioni contabili, fatture, riscontri bancari.', [
    '880c54f9-866e-4f37-b5fa-25ef8a7d49b6', // accounting techniques
    '5f1ebff6-98ec-411f-a1d4-0bf04bd03bdf', // check accounting records
    '28a2ff4b-5f99-448e-8bd7-fb836166e95f', // allocate bills
  ], [], 4),
} satisfies Record<string, SampleOccupation>;

export type OccupationName = keyof typeof OCCUPATIONS;
