import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { LoadTerritory } from '../territory/load-territory.js';
import type { Municipality } from '../territory/territory.js';
import { CANDIDATES, CANDIDATE_SEARCH } from './board-candidate-rows.js';
import { BoardChanges, type BoardKind } from './board-changes.js';
import type { BoardTable } from './board-table.js';
import { VACANCIES, VACANCY_SEARCH } from './board-vacancy-rows.js';
import { pointOf } from './sphere.js';

/** Entries that are searched and had no place on the map when they were told: the municipality was not known here. */
const PLACE: Readonly<Record<BoardKind, string>> = {
  candidate: placing(CANDIDATES, CANDIDATE_SEARCH, 'available', '{mobility,municipality}'),
  vacancy: placing(VACANCIES, VACANCY_SEARCH, 'published', '{workplace,municipality}'),
};

/** Gives entries of the board the places of municipalities that an import has brought: they would lie near nothing until they are told again. */
@Injectable()
export class PlaceBoard {
  constructor(territory: LoadTerritory, private readonly changes: BoardChanges) {
    territory.listen((places, tx) => this.place(places, tx));
  }

  private async place(places: readonly Municipality[], tx: Transaction): Promise<void> {
    const points = JSON.stringify(places.map((place) => ({ istat: place.istat, ...pointOf(place) })));
    for (const kind of Object.keys(PLACE) as BoardKind[]) {
      const [placed] = await tx.query<[{ id: string }[], number]>(PLACE[kind], [points]);
      this.changes.changed(kind, placed.map(({ id }) => id));
    }
  }
}

function placing({ name, entity }: BoardTable, search: BoardTable, status: string, municipality: string): string {
  return `UPDATE ${search.name} AS searched SET x = p.x, y = p.y, z = p.z
    FROM ${name} AS told JOIN jsonb_to_recordset($1::jsonb) AS p(istat text, x real, y real, z real) ON p.istat = told.content #>> '${municipality}'
    WHERE searched.status = '${status}' AND searched.x IS NULL AND told.publisher = searched.publisher AND told.${entity} = searched.${entity} RETURNING told.${entity} AS id`;
}
