import type { Figure } from '../figure.js';
import type { Series } from '../plot/series.js';

/** How a run was asked for. */
export interface BenchOptions {
  /** Folder of the official ESCO files, for what is measured on them. */
  readonly esco?: string;
  /** Also what takes minutes and gigabytes: a million candidates, ten million rows. */
  readonly large: boolean;
  /** Also what takes an hour and tens of gigabytes: ten million events. */
  readonly huge: boolean;
  /** Folder of a node with full tables that outlives the run: the next one finds them full. */
  readonly kept?: string;
  /** Only these addresses of the list routes, as the document has them. */
  readonly routes?: readonly string[];
  /** Keeps a plot for the report, beside the group's rows. */
  readonly plot: (series: Series) => void;
  /** Says how far the run is. */
  readonly tell: (line: string) => void;
}

/** Figures that are measured together, so that the peers and limits beside ours had the same minute of the same machine. */
export interface Group {
  /** As the command line names it. */
  readonly id: string;
  /** The names of its figures begin with this: so a part of the rows can be measured again. */
  readonly title: string;
  /** How its figures are taken, in sentences for whoever reads them. */
  readonly taken: string;
  run(options: BenchOptions): Promise<readonly Figure[]>;
}

/** Names every figure after its group. */
export function titled({ title }: Pick<Group, 'title'>, figures: readonly Figure[]): Figure[] {
  return figures.map((row) => ({ ...row, name: `${title}: ${row.name}` }));
}
