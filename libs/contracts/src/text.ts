/** A message for people, in the network's two languages. Italian is shown first. */
export interface Text {
  readonly it: string;
  readonly en: string;
}
