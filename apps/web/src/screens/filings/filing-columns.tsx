import type { FilingRowDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import type { Column } from '../../table/column';
import { OrganName } from '../../text/organ-name';
import { FilingDue, filingDueWords } from '../../words/filing';

const COLUMNS = {
  due: {
    key: 'due',
    title: '还剩',
    width: 150,
    show: (row) => <FilingDue clock={row.clock} />,
    words: (row) => filingDueWords(row.clock),
    order: (row) => row.clock.leftDays ?? 9999,
  },
  title: { key: 'title', title: '文件', show: (row) => row.title, words: (row) => row.title },
  number: { key: 'number', title: '文号', width: 170, show: (row) => row.docNumber, words: (row) => row.docNumber ?? '' },
  kind: { key: 'kind', title: '事由', width: 100, show: (row) => row.kindTitle, words: (row) => row.kindTitle },
  issuer: {
    key: 'issuer',
    title: '制定机关',
    width: 130,
    show: (row) => <OrganName name={row.issuerName} />,
    words: (row) => row.issuerName,
  },
  phone: {
    key: 'phone',
    title: '电话',
    width: 130,
    show: (row) => row.issuerPhone,
    words: (row) => row.issuerPhone ?? '',
  },
  receiver: {
    key: 'receiver',
    title: '接收机关',
    width: 150,
    show: (row) => <OrganName name={row.receiverName} />,
    words: (row) => row.receiverName,
  },
  published: {
    key: 'published',
    title: '公布',
    width: 125,
    show: (row) => dateZh(row.publishedOn),
    words: (row) => dateZh(row.publishedOn),
    order: (row) => row.publishedOn ?? '',
  },
  submitted: {
    key: 'submitted',
    title: '报送',
    width: 125,
    show: (row) => dateZh(row.submittedOn),
    words: (row) => dateZh(row.submittedOn),
    order: (row) => row.submittedOn ?? '',
  },
  state: {
    key: 'state',
    title: '状态',
    width: 160,
    show: (row) => row.stateTitle,
    words: (row) => row.stateTitle,
  },
  filingNumber: {
    key: 'filingNumber',
    title: '备案号',
    width: 150,
    show: (row) => row.filingNumber,
    words: (row) => row.filingNumber ?? '',
  },
  registered: {
    key: 'registered',
    title: '登记',
    width: 125,
    show: (row) => dateZh(row.registeredOn),
    words: (row) => dateZh(row.registeredOn),
    order: (row) => row.registeredOn ?? '',
  },
} satisfies Record<string, Column<FilingRowDto>>;

/** What a group of a list is looked at for. */
export type ListKind = 'open' | 'register' | 'overdue';

/** 备案登记簿 (T10): 名称 文号 制定机关 备案日期 备案号; what is open by what is due first; the rest by choice. */
export function columnsFor(direction: 'in' | 'out' | 'supervised', list: ListKind): readonly Column<FilingRowDto>[] {
  const { due, title, number, kind, issuer, phone, receiver, published, submitted, state, filingNumber, registered } = COLUMNS;
  const parties = direction === 'out' ? [receiver, optional(issuer)] : direction === 'in' ? [issuer] : [issuer, receiver];
  if (list === 'register')
    return [title, number, ...parties, filingNumber, registered, state, kind, optional(published), optional(submitted)];
  if (list === 'overdue') return [due, title, number, ...parties, published, kind, phone];
  return [due, title, number, ...parties, published, state, submitted, kind, optional(filingNumber), optional(registered), optional(phone)];
}

function optional(column: Column<FilingRowDto>): Column<FilingRowDto> {
  return { ...column, isOptional: true };
}
