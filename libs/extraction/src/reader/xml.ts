import { child, type XmlNode } from '@libs/office';

/** The XML of an office document as its readers here need it: what every vocabulary has, and the properties of WordprocessingML. */
export { child, childrenOf, eachUnit, parseXml, textOf, type XmlNode } from '@libs/office';

/** `w:val` of the child `name`, or undefined. */
export function valueOf(node: XmlNode | null | undefined, name: string): string | undefined {
  return child(node, name)?.attrs['w:val'];
}

/** An on/off property such as w:vanish: present without a value means on (ECMA-376 part 1, 17.17.4). */
export function isOn(node: XmlNode | null | undefined, name: string): boolean {
  const found = child(node, name);
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attrs['w:val'] ?? 'true');
}
