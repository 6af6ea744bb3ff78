import type { OccupationRef } from '@filiera/contracts';

/** An occupation of the sample, with a few of the skills that ESCO relates to it. */
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

/** Hand-picked from ESCO v1.1.1 (European Commission, Decision 2011/833/EU): URIs of occupations and of skills that they need, all of them in the starter vocabulary. */
export const OCCUPATIONS = {
  // building electrician
  'electrician': occupation('7411', '33960bab-4423-4808-af6c-ec2b485dba41', 'Elettricista civile', 'Impianti elettrici in abitazioni e piccoli edifici: posa, allacciamenti, verifiche.', [
    'c8ac1986-38fa-43b2-89dc-50a4beeb420e', // electricity
    'd15e92c4-c8dc-48cd-a1f6-94fe13347f87', // electrical wiring plans
    '52797dce-911c-4e6d-b0cb-491f6469014f', // install electrical and electronic equipment
    '2179e0fd-7431-41a3-bbf4-76451c615ce2', // inspect electrical supplies
    'c3d1ada5-1d97-4a23-be2a-9ff39296775b', // install electric switches
    '4a30802f-827c-4706-9099-de85beee6cb5', // splice cable
  ], ['B'], 4),
  // waiter/waitress
  'waiter': occupation('5131', 'd5db9d5c-2ebf-4a54-a79a-1b7e7ff70471', 'Cameriere di sala, m/f', 'Servizio ai tavoli in ristorante: accoglienza, comande, servizio, cura della sala.', [
    '68698869-c13c-4563-adc7-118b7644f45d', // identify customer's needs
    '75dfe1ee-5935-42ce-b820-697f827825c3', // maintain customer service
    '8c8da904-cdb3-47d9-bfbf-15ade747d9ec', // work in a hospitality team
    '0ff99f51-40d9-42f1-a1ec-377b2bb5e15f', // comply with food safety and hygiene
    'e4fb4f26-1c0c-45e4-9250-5be32cee2a48', // prepare hot drinks
  ], [], 3),
  // cook
  'cook': occupation('5120', '90f75f67-495d-49fa-ab57-2f320e251d7e', 'Cuoco di ristorante, m/f', 'Preparazione dei piatti del menu, conservazione delle materie prime, igiene della cucina.', [
    '0ff99f51-40d9-42f1-a1ec-377b2bb5e15f', // comply with food safety and hygiene
    '4b15a965-9bb4-42f1-8e44-1024aeb0b08c', // use food preparation techniques
    '29b326ea-a9c8-4963-b35a-8541d0cdff77', // store raw food materials
    'c42d2a2a-2f55-45ac-beb1-0a8a76412457', // use food cutting tools
    '8c8da904-cdb3-47d9-bfbf-15ade747d9ec', // work in a hospitality team
  ], [], 3),
  // shop assistant
  'shop-assistant': occupation('5223', '0b15375e-dfdd-4047-9efb-096e0aaee7d2', 'Addetto alle vendite, m/f', 'Assistenza al cliente, cassa, rifornimento degli scaffali, esposizione.', [
    'd6d3fee7-47e2-47f4-a0ec-6c75f28c6abd', // product comprehension
    '7e9daad3-8604-4839-af9b-dc6f8db3ef68', // stock shelves
    '2239694b-771a-4586-8b54-2794e361a9ae', // maintain relationship with customers
    'e4aea84e-6f33-41f9-a61c-53cf5125ea26', // supervise merchandise displays
  ], [], 3),
  // bricklayer
  'bricklayer': occupation('7112', '05f321f8-055b-407d-bf19-e0ddabda56b7', 'Muratore, m/f', 'Opere murarie in cantieri di nuova costruzione e ristrutturazione.', [
    'dfce2aba-783e-4e17-9c17-e74aca505ec2', // interpret 2D plans
    '86df7af2-f9f3-4c06-a500-7f1fba9e78fe', // follow health and safety procedures in construction
    '3e3f2ff8-cf80-4415-ac6a-020d52b175c1', // split bricks
    'b6239792-033c-41ba-b09b-21837655436a', // check straightness of brick
    'b92758d4-4591-4df1-9ceb-f907aa71ebd9', // use measurement instruments
  ], ['B'], 2),
  // cargo vehicle driver
  'driver': occupation('8332', '45037d43-a8f5-4f46-b332-b2935bc305f4', 'Autista di mezzi pesanti, m/f', 'Trasporto merci in Puglia e regioni vicine, carico e scarico.', [
    '48f480aa-c9a8-4552-b1c5-e94330912257', // road traffic laws
    '97fb21db-a4e5-4b03-af21-03b9d510d872', // operate GPS systems
    'be0afbfa-2d39-47d0-8d5c-81df2a27d250', // interpret traffic signals
    '8215bbba-2f6d-4530-bf41-904d871eaf72', // manoeuvre heavy trucks
  ], ['C', 'CQC-goods'], 2),
  // home care aide
  'home-carer': occupation('5322', '1391bdf9-bd61-4fb5-91ca-c29036ab2b60', 'Assistente domiciliare, m/f', 'Assistenza a persone anziane presso il domicilio: cura, compagnia, aiuto nelle attività quotidiane.', [
    '54411e8e-d62f-46d8-b87b-fce23f8e3bc8', // disability care
    'b6b2e665-1085-4f4d-9973-e979721815d7', // assist clients with special needs
    'ff939984-b1a6-4d57-88bd-e453262433c4', // keep company
    '1d21f6ad-340f-45da-a0a3-4e83867f47a6', // provide first aid
  ], ['B'], 3),
  // healthcare assistant
  'health-assistant': occupation('5321', 'd38c2107-98f2-47b7-8bb4-f69750d51082', 'Operatore socio-sanitario, m/f', 'Assistenza di base in struttura, affiancamento al personale infermieristico.', [
    'bccafecc-4d80-43d3-8c9f-aef382c3926f', // work with nursing staff
    'd3b74d50-7fc9-4051-9335-58d129a4a064', // monitor basic patients signs
    'a17286c5-238d-4f0b-bc24-29e9121345de', // listen actively
  ], [], 3),
  // plumber
  'plumber': occupation('7126', 'ed3cf43d-c2c1-4c46-82fc-1375e27e0290', 'Idraulico, m/f', 'Installazione e manutenzione di impianti idrico-sanitari.', [
    'ab3d3d36-0242-41b0-bf5e-d8301171b14a', // attach PEX pipe
    'ef6cb992-07d1-435b-a150-45d92228db1e', // place sanitary equipment
    'dfce2aba-783e-4e17-9c17-e74aca505ec2', // interpret 2D plans
  ], ['B'], 3),
  // software developer
  'developer': occupation('2512', 'f2b15a0e-e65a-438a-affb-29b9d50b77d1', 'Sviluppatore di software, m/f', 'Sviluppo e manutenzione di applicazioni gestionali.', [
    '21d2f96d-35f7-4e3f-9745-c533d2dd6e97', // computer programming
    '6014921e-1d25-4039-adc2-04852d61880e', // ICT debugging tools
    '2b7a79e5-84d8-4880-be66-3d9bb05bea17', // use software design patterns
    '04dfd9fb-e0cf-40f6-96c6-9d2280c4347e', // provide technical documentation
  ], [], 6),
  // room attendant
  'room-attendant': occupation('9112', '731ecac4-06e8-4ec2-a559-101fecbd9183', 'Addetto alle camere, m/f', 'Pulizia e riordino delle camere di un albergo.', [
    '0ff99f51-40d9-42f1-a1ec-377b2bb5e15f', // comply with food safety and hygiene
    '28d715e3-3e5b-4fb6-8dd2-4be4919c8587', // handle customer complaints
    '4cb51222-3e2e-417c-9a5c-e9ccf262721d', // ensure compliance with company regulations
    '51a26193-9abe-4bce-9108-f50835be1c35', // handle chemical cleaning agents
  ], [], 2),
  // bookkeeper
  'bookkeeper': occupation('3313', 'c3aae59e-1441-4b3e-bdd1-6da50dc7cf42', 'Addetto alla contabilità, m/f', 'Registrazioni contabili, fatture, riscontri bancari.', [
    '99b163e8-7815-43e2-83f3-a47f3076354c', // accounting entries
    '880c54f9-866e-4f37-b5fa-25ef8a7d49b6', // accounting techniques
    'faf8943c-72ff-4736-a587-25508695d6f0', // maintain financial records
  ], [], 4),
} satisfies Record<string, SampleOccupation>;

export type OccupationName = keyof typeof OCCUPATIONS;
