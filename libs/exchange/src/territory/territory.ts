import { Injectable } from '@nestjs/common';
import { LECCE_MUNICIPALITIES } from './lecce-municipalities.js';

/** A municipality with the centre of its territory (WGS 84). */
export interface Municipality {
  readonly istat: string;
  /** Code of the land registry, the birthplace in a tax code. */
  readonly belfiore: string;
  readonly name: string;
  /** Two letters of the province. */
  readonly province: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A municipality that may be known by its codes and name alone. */
export type NamedMunicipality = Omit<Municipality, 'latitude' | 'longitude'> & { readonly latitude: number | null; readonly longitude: number | null };

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Municipalities by code and name: Lecce's 96 always, all of Italy's after an import. Kept in memory, so that asking costs nothing. */
@Injectable()
export class Territory {
  private readonly municipalities = new Map<string, NamedMunicipality>(LECCE_MUNICIPALITIES.map((municipality) => [municipality.istat, municipality]));
  /** ISTAT codes of municipalities that are no more. */
  private ceased: ReadonlySet<string> = new Set();

  /**
   * Takes imported municipalities in. Coordinates already known stay when the import has none.
   * @param ceased ISTAT codes of those that have ended: they still say where somebody is, and are no choice any more
   */
  know(imported: Iterable<NamedMunicipality>, ceased: Iterable<string> = []): void {
    this.ceased = new Set(ceased);
    for (const municipality of imported) {
      const known = this.municipalities.get(municipality.istat);
      this.municipalities.set(municipality.istat, {
        ...municipality,
        name: known?.name ?? municipality.name,
        latitude: municipality.latitude ?? known?.latitude ?? null,
        longitude: municipality.longitude ?? known?.longitude ?? null,
      });
    }
  }

  /** The municipality of an ISTAT code, if it is known with its place on the map. */
  find(istat: string): Municipality | undefined {
    const municipality = this.municipalities.get(istat);
    return municipality !== undefined && hasPlace(municipality) ? municipality : undefined;
  }

  /** The municipality of an ISTAT code, even without its place on the map. */
  named(istat: string): NamedMunicipality | undefined {
    return this.municipalities.get(istat);
  }

  /** The municipality of a Belfiore code: where a tax code says that somebody was born. One that has changed its province keeps the code; one that has ended has it alone. */
  ofBelfiore(belfiore: string): NamedMunicipality | undefined {
    let ended: NamedMunicipality | undefined;
    for (const municipality of this.municipalities.values()) {
      if (municipality.belfiore !== belfiore) continue;
      if (!this.ceased.has(municipality.istat)) return municipality;
      ended ??= municipality;
    }
    return ended;
  }

  /** Living municipalities whose name contains the text, without regard to case and accents; those that begin with it first. */
  search(text: string, limit = 20): NamedMunicipality[] {
    const wanted = folded(text);
    return [...this.municipalities.values()]
      .filter(({ istat }) => !this.ceased.has(istat))
      .map((municipality) => ({ municipality, at: ` ${folded(municipality.name)}`.indexOf(wanted) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => Math.min(a.at, 2) - Math.min(b.at, 2) || a.municipality.name.localeCompare(b.municipality.name, 'it'))
      .slice(0, limit)
      .map(({ municipality }) => municipality);
  }

  /** Kilometres in a straight line between two municipalities (haversine); undefined when either has no known place. */
  distanceKm(a: string, b: string): number | undefined {
    const from = this.find(a);
    const to = this.find(b);
    if (from === undefined || to === undefined) return undefined;
    const half = (x: number): number => Math.sin((x * RADIANS) / 2) ** 2;
    const h =
      half(to.latitude - from.latitude) +
      Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * half(to.longitude - from.longitude);
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}

/** Lower case without accents: `Nardò` is found by `nardo`. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function hasPlace(municipality: NamedMunicipality): municipality is Municipality {
  return municipality.latitude !== null && municipality.longitude !== null;
}
