import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDateZh, sha256 } from '@libs/kernel';
import { projectRoot } from '@libs/platform';
import { formatNumeral, titleKind } from '@libs/text';

/** What a stock text is composed from: one row of `stock.tsv`. */
export interface Composed {
  /** 文号: also what decides which passages and figures it gets. */
  number: string;
  title: string;
  topic: string;
  /** The issuer's own name, and whether it is a government's office (政府办 sends its texts out with a 通知). */
  issuer: { name: string; isOffice: boolean; level: string };
  publishedOn: string;
  /** null: the text does not say from when it applies. */
  effectiveOn: string | null;
  /** 自印发之日起. */
  fromIssue: boolean;
  termYears: number | null;
  validThrough: string | null;
  replaces: { title: string; number: string } | null;
}

interface Topic {
  subject: string;
  /** Code of the prefecture's department that carries it out (实施部门). */
  department: string;
  bases: { title: string; since: number }[];
  purpose: string;
  scope: string;
  authority: string;
  /** Articles, or (of a policy) headings with their points. */
  passages: string[];
  headings: { heading: string; points: string[] }[];
}

/** Draws from the topic's alternatives, the same for the same 文号 every time. */
class Draw {
  private drawn = 0;

  constructor(private readonly seed: string) {}

  below(bound: number): number {
    this.drawn += 1;
    return parseInt(sha256(`${this.seed}|${this.drawn}`).slice(0, 8), 16) % bound;
  }

  one<T>(from: readonly [T, ...T[]]): T {
    return from[this.below(from.length)] ?? from[0];
  }

  /** Leaves out one after the other until `count` are left; the order stays. */
  some<T>(from: readonly T[], count: number): T[] {
    const left = [...from];
    while (left.length > count) left.splice(this.below(left.length), 1);
    return left;
  }
}

const topics = new Map<string, Topic>();

/** 主题分类 of a topic. */
export function subjectOf(topic: string): string {
  return topicNamed(topic).subject;
}

/** 责任单位 of a topic's prefecture documents: the department's code. */
export function departmentOf(topic: string): string {
  return topicNamed(topic).department;
}

/** The whole text of a stock document. */
export function compose(document: Composed): string {
  const draw = new Draw(document.number);
  const topic = topicNamed(document.topic);
  const body = topic.headings.length > 0 ? policy(document, topic, draw) : articles(document, topic, draw);
  const words = wordsOf(document, topic);
  const lines = body.map((line) => settle(line, words, draw));
  if (!document.issuer.isOffice || document.title.startsWith('关于')) return `${document.title}\n\n${lines.join('\n')}`;
  const addressees = document.issuer.level === 'prefecture' ? '各县市人民政府，自治州各部门' : '各乡镇人民政府，各有关部门';
  const covering = `《${document.title}》已经${words['府'] ?? ''}同意，现印发给你们，请认真贯彻执行。`;
  return `关于印发《${document.title}》的通知\n\n${addressees}：\n${covering}\n\n${document.title}\n\n${lines.join('\n')}`;
}

function articles(document: Composed, topic: Topic, draw: Draw): string[] {
  const bases = topic.bases.filter(({ since }) => since <= Number(document.publishedOn.slice(0, 4))).slice(0, 2);
  const basis = bases.length > 0 ? `根据${bases.map(({ title }) => `《${title}》`).join('')}等规定` : '根据国家有关规定';
  const charge = draw.one([
    '{主管}负责{地}行政区域内的相关监督管理工作，其他有关部门按照各自职责做好有关工作。',
    '{主管}是本{文}的实施部门，财政、公安、市场监督管理等部门在职责范围内予以配合。',
    '{府}加强对相关工作的领导，所需经费纳入本级财政预算。{主管}具体负责组织实施。',
  ]);
  const clauses = [
    `为了${topic.purpose}，${basis}，结合{地}实际，制定本{文}。`,
    `{地}行政区域内${topic.scope}，适用本{文}。`,
    charge,
    ...draw.some(topic.passages, 4 + draw.below(4)),
    ending(document),
  ];
  return clauses
    .filter((clause) => clause !== '')
    .map((clause, index) => `第${formatNumeral(index + 1)}条 ${clause.replaceAll('¶', '\n')}`);
}

function policy(document: Composed, topic: Topic, draw: Draw): string[] {
  const kind = titleKind(document.title);
  const leads: Partial<Record<string, string>> = { 意见: '提出如下意见', 方案: '制定本方案', 通知: '现就有关事项通知如下' };
  const lines = [`为${topic.purpose}，按照国家和自治区有关部署，结合{地}实际，${leads[kind] ?? '制定以下政策措施'}。`];
  const chosen = draw.some(topic.headings, 2 + draw.below(Math.max(1, topic.headings.length - 1)));
  const sections = chosen.map(({ heading, points }) => ({ heading, points: draw.some(points, 1 + draw.below(points.length)) }));
  sections.push({ heading: '保障措施', points: draw.some(topicNamed('p-ending').passages, 1 + draw.below(3)) });
  for (const [index, { heading, points }] of sections.entries()) {
    lines.push(`${formatNumeral(index + 1)}、${heading}`);
    for (const [place, point] of points.entries()) lines.push(`（${formatNumeral(place + 1)}）${point}`);
  }
  const last = ending(document);
  return last === '' ? lines : [...lines, `${formatNumeral(sections.length + 1)}、${last}`];
}

/** 施行、有效期、废止, as the register has them. */
function ending({ effectiveOn, fromIssue, termYears, validThrough, replaces }: Composed): string {
  if (effectiveOn === null) return '';
  const start = fromIssue ? '自印发之日起施行' : `自${formatDateZh(effectiveOn)}起施行`;
  const term = termYears !== null ? `，有效期${termYears}年` : validThrough !== null ? `，有效期至${formatDateZh(validThrough)}` : '';
  const repeal = replaces === null ? '' : `《${replaces.title}》（${replaces.number}）同时废止。`;
  return `本{文}${start}${term}。${repeal}`;
}

function wordsOf({ issuer, title }: Composed, topic: Topic): Partial<Record<string, string>> {
  const place = { prefecture: '自治州', township: /镇/.test(issuer.name) ? '本镇' : '本乡' }[issuer.level];
  const county = issuer.name.includes('市') ? '市' : '县';
  const land = place ?? `本${county}`;
  const government = issuer.level === 'county' ? `${county}人民政府` : `${land}人民政府`;
  const authority = `${place === '自治州' ? place : county}${topic.authority}主管部门`;
  const kind = titleKind(title);
  return { 地: land, 府: government, 主管: authority, 文: kind !== '其他' ? kind : title.includes('计划') ? '计划' : '政策' };
}

/** Fills `{地}` and the like, and draws one of `[甲|乙]`. */
function settle(line: string, words: Partial<Record<string, string>>, draw: Draw): string {
  return line
    .replace(/\{([^}]+)\}/g, (_, word: string) => words[word] ?? word)
    .replace(/\[([^\]]+)\]/g, (_, choices: string) => choices.split('|')[draw.below(choices.split('|').length)] ?? '');
}

function topicNamed(name: string): Topic {
  const known = topics.get(name);
  if (known) return known;
  const [head = '', body = ''] = readFileSync(join(projectRoot(), 'apps/cli/demo/topics', `${name}.txt`), 'utf8').split('\n\n');
  const fields = new Map(head.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
  const lines = body.trim().split('\n');
  const topic: Topic = {
    subject: fields.get('主题') ?? '',
    department: fields.get('责任') ?? '',
    bases: (fields.get('依据') ?? '')
      .split('；')
      .filter((base) => base !== '')
      .map((base) => ({ title: base.replace(/@\d+$/, ''), since: Number(/@(\d+)$/.exec(base)?.[1] ?? 0) })),
    purpose: fields.get('目的') ?? '',
    scope: fields.get('范围') ?? '',
    authority: fields.get('主管') ?? '',
    passages: lines.filter((line) => !line.startsWith('# ')),
    headings: [],
  };
  for (const line of lines) {
    if (line.startsWith('# ')) topic.headings.push({ heading: line.slice(2), points: [] });
    else topic.headings.at(-1)?.points.push(line);
  }
  topics.set(name, topic);
  return topic;
}
