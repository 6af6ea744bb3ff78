/** A municipality of the province: where people of the sample live, work and were born. */
export interface SampleTown {
  readonly istat: string;
  /** The tax code's birthplace. */
  readonly belfiore: string;
  /** Residents in thousands. */
  readonly residents: number;
}

const town = (istat: string, belfiore: string, residents: number): SampleTown => ({ istat, belfiore, residents });

/**
 * The 27 largest municipalities of the province of Lecce and Otranto, where three in four of its people live. Residents: ISTAT, permanent census of the population,
 * end of 2021, rounded to thousands; codes as the network's territory has them (ANPR).
 */
export const TOWNS: readonly SampleTown[] = [
  town('075035', 'E506', 94), // Lecce
  town('075052', 'F842', 31), // Nardò
  town('075029', 'D862', 26), // Galatina
  town('075022', 'C978', 23), // Copertino
  town('075031', 'D883', 19), // Gallipoli
  town('075016', 'B936', 19), // Casarano
  town('075088', 'L419', 17), // Tricase
  town('075030', 'D863', 15), // Galatone
  town('075083', 'L011', 15), // Surbo
  town('075037', 'E563', 14), // Leverano
  town('075087', 'L383', 14), // Trepuzzi
  town('075039', 'E815', 14), // Maglie
  town('075048', 'F604', 14), // Monteroni di Lecce
  town('075092', 'L711', 13), // Veglie
  town('075079', 'I930', 13), // Squinzano
  town('075020', 'C377', 13), // Cavallino
  town('075090', 'L484', 12), // Ugento
  town('075014', 'B792', 12), // Carmiano
  town('075085', 'L074', 12), // Taviano
  town('075042', 'F054', 11), // Matino
  town('075063', 'H147', 11), // Racale
  town('075011', 'B506', 10), // Campi Salentina
  town('075043', 'F101', 10), // Melendugno
  town('075064', 'H632', 9), // Ruffano
  town('075059', 'G325', 9), // Parabita
  town('075040', 'E979', 9), // Martano
  town('075065', 'H708', 8), // Salice Salentino
  town('075057', 'G188', 6), // Otranto
];

/** Towns by how many people live there. */
export const TOWNS_BY_RESIDENTS = TOWNS.map((each) => [each, each.residents] as const);
