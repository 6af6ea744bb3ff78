import { at, type XmlElement, type XmlPlace } from '@filiera/exchange';
import type { Told } from './told.js';

/** Takes fields out of a document, and remembers which were looked for. */
export class FieldsOf {
  readonly all: Told[] = [];

  constructor(private readonly root: XmlElement) {}

  /** An attribute; of several names the first that is there. */
  attribute(element: XmlElement | undefined, path: string, ...names: [string, ...string[]]): Told {
    const name = names.find((one) => element !== undefined && Object.hasOwn(element.attributes, one)) ?? names[0];
    const text = element !== undefined && Object.hasOwn(element.attributes, name) ? element.attributes[name]! : '';
    return this.told(text, `${path || this.root.name}@${name}`, element);
  }

  /** An attribute of a child. */
  childAttribute(element: XmlElement | undefined, path: string, child: string, ...names: [string, ...string[]]): Told {
    return this.attribute(at(element, child), `${path}/${child}`, ...names);
  }

  /** The text of an element further down. */
  text(element: XmlElement | undefined, path: string, ...names: [string, ...string[]]): Told {
    const found = at(element, ...names);
    return this.told(found?.text ?? '', [path, ...names].filter((part) => part !== '').join('/'), found ?? element);
  }

  private told(text: string, field: string, place: XmlPlace = this.root): Told {
    const told = { text: text.trim(), field, line: place.line, column: place.column };
    this.all.push(told);
    return told;
  }
}
