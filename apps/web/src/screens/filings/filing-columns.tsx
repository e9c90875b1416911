import type { FilingRowDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import type { Column } from '../../table/column';
import { OrganName } from '../../text/organ-name';
import { FilingDue, filingDueWords } from '../../words/filing';

const COLUMNS = {
  due: {
    key: 'due',
    title: '还剩',
    width: 130,
    show: (row) => <FilingDue clock={row.clock} />,
    words: (row) => filingDueWords(row.clock),
    order: (row) => row.clock.leftDays ?? 9999,
  },
  title: { key: 'title', title: '文件', show: (row) => row.title, words: (row) => row.title },
  number: { key: 'number', title: '文号', width: 170, show: (row) => row.docNumber, words: (row) => row.docNumber ?? '' },
  kind: { key: 'kind', title: '事由', width: 90, show: (row) => row.kindTitle, words: (row) => row.kindTitle },
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
    isOptional: true,
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
    width: 130,
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

/** 备案登记簿 (T10): 名称 文号 制定机关 备案日期 备案号; going up, the receiver instead of the issuer first. */
export function columnsFor(direction: 'in' | 'out' | 'supervised'): readonly Column<FilingRowDto>[] {
  const { due, title, number, kind, issuer, phone, receiver, published, submitted, state, filingNumber, registered } = COLUMNS;
  const dates = [published, submitted, state, filingNumber, registered];
  if (direction === 'out') return [due, title, number, receiver, kind, ...dates, { ...issuer, isOptional: true }];
  if (direction === 'in') return [due, title, number, issuer, kind, ...dates, phone];
  return [title, number, issuer, receiver, kind, ...dates, { ...due, isOptional: true }];
}
