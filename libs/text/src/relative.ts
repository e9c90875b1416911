/** 相对引用: 前款, 本条第二款, 本办法第十条第三项 → paths in the same text. */
import { parseNumeral } from './numeral';
import type { CitedClause } from './clause';
import { walk, type Unit } from './unit';

/** The text's units and the one in which the words stand: what 前款 and 本条 need. */
export interface CitationContext {
  units: readonly Unit[];
  unit: Unit;
  /** Short names that the whole text introduces; see aliasesOf. */
  aliases?: ReadonlyMap<string, string>;
}

const scopeOf = (path: string): string => /^(?:inner|annex\d+)(?:~\d+)?\//.exec(path)?.[0] ?? '';

/** What is looked up for every reference of one text. */
interface Lookup {
  parent: Map<Unit, Unit>;
  /** Articles of each scope, in order. */
  articles: Map<string, Unit[]>;
  /** First article of each scope and number. */
  byNumber: Map<string, Unit>;
  byPath: Map<string, Unit>;
  /** Index of an article among those of its scope. */
  position: Map<Unit, number>;
}

const LOOKUPS = new WeakMap<readonly Unit[], Lookup>();

function lookupOf(units: readonly Unit[]): Lookup {
  const known = LOOKUPS.get(units);
  if (known) return known;
  const lookup: Lookup = { parent: new Map(), articles: new Map(), byNumber: new Map(), byPath: new Map(), position: new Map() };
  for (const unit of walk(units)) {
    lookup.byPath.set(unit.path, unit);
    for (const child of unit.children) lookup.parent.set(child, unit);
    if (unit.kind !== 'article') continue;
    const scope = scopeOf(unit.path);
    const group = lookup.articles.get(scope);
    lookup.position.set(unit, group?.length ?? 0);
    if (group) group.push(unit);
    else lookup.articles.set(scope, [unit]);
    const key = `${scope}${unit.number ?? ''}`;
    if (!lookup.byNumber.has(key)) lookup.byNumber.set(key, unit);
  }
  LOOKUPS.set(units, lookup);
  return lookup;
}

/** The units around the one that speaks, outermost first, itself last. */
function chain({ parent, byPath }: Lookup, target: Unit): Unit[] {
  const around: Unit[] = [];
  for (let unit = byPath.get(target.path); unit; unit = parent.get(unit)) around.unshift(unit);
  return around;
}

const childOf = (unit: Unit, kind: Unit['kind'], number: number): Unit | undefined => {
  const own = unit.children.filter((child) => child.kind === kind);
  return own.find((child) => child.number === String(number)) ?? (kind === 'paragraph' ? own[number - 1] : undefined);
};

/** Goes down from an article to 款, 项, 目; 第一款 of a single-paragraph article is the article. Null when not there. */
function descend(from: Unit, clause: CitedClause): Unit | null {
  let unit = from;
  if (clause.paragraph !== null) {
    const paragraph = childOf(unit, 'paragraph', clause.paragraph);
    if (!paragraph && !(clause.paragraph === 1 && !unit.children.some((child) => child.kind === 'paragraph'))) return null;
    unit = paragraph ?? unit;
  }
  if (clause.item !== null) {
    const wanted = clause.item;
    const holders = [unit, ...unit.children.filter((child) => child.kind === 'paragraph')];
    const item = holders
      .map((holder) => childOf(holder, 'item', wanted) ?? childOf(holder, 'subitem', wanted))
      .find((found) => found !== undefined);
    if (!item) return null;
    unit = item;
  }
  if (clause.subitem !== null) {
    const subitem = childOf(unit, 'subitem', clause.subitem);
    if (!subitem) return null;
    unit = subitem;
  }
  return unit;
}

/** The earlier siblings of the unit of `kind` around the speaker, nearest last. */
function earlier(
  lookup: Lookup,
  units: readonly Unit[],
  around: readonly Unit[],
  kind: Unit['kind'],
): { self: Unit; before: Unit[] } | null {
  const self = around.findLast((unit) => unit.kind === kind);
  if (!self) return null;
  if (kind === 'article') {
    const all = lookup.articles.get(scopeOf(self.path)) ?? [];
    const at = lookup.position.get(self) ?? 0;
    // 前N条 names nine at most.
    return { self, before: all.slice(Math.max(0, at - 10), at) };
  }
  const parent = around[around.indexOf(self) - 1];
  const siblings = (parent?.children ?? units).filter((unit) => unit.kind === kind);
  return { self, before: siblings.slice(0, siblings.indexOf(self)) };
}

const KIND: Record<string, Unit['kind']> = { 条: 'article', 款: 'paragraph', 项: 'item', 章: 'chapter', 节: 'section' };

/** Paths of the units that `raw` means from where it stands; empty when they do not exist. */
export function resolveRelative(raw: string, clauses: readonly CitedClause[], { units, unit }: CitationContext): string[] {
  const lookup = lookupOf(units);
  const around = chain(lookup, unit);
  const article = around.findLast((candidate) => candidate.kind === 'article') ?? null;
  const anchor = /^(本|前|上)([一二两三四五六七]?)([条款项章节])/.exec(raw);
  if (anchor) {
    const kind = KIND[anchor[3] ?? ''];
    if (!kind) return [];
    if (anchor[1] === '本') {
      const self = around.findLast((candidate) => candidate.kind === kind) ?? (kind === 'paragraph' ? article : null);
      return self ? below(self, clauses) : [];
    }
    const count = anchor[2] ? (parseNumeral(anchor[2]) ?? 1) : 1;
    const found = earlier(lookup, units, around, kind);
    const picked = found?.before.slice(-count) ?? [];
    if (picked.length < count) return [];
    return picked.flatMap((candidate) => below(candidate, clauses));
  }
  const scope = scopeOf(unit.path);
  return clauses.flatMap((clause) => {
    const from = clause.article === null ? article : (lookup.byNumber.get(`${scope}${clause.article}`) ?? null);
    const target = from && descend(from, clause);
    return target ? [target.path] : [];
  });
}

function below(unit: Unit, clauses: readonly CitedClause[]): string[] {
  if (clauses.length === 0) return [unit.path];
  return clauses.flatMap((clause) => {
    const target = descend(unit, clause);
    return target ? [target.path] : [];
  });
}
