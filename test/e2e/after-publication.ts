import type { Browser } from '../support/api';

interface Seen {
  id: string;
  revision: number;
}
interface FiledRow extends Seen {
  receiverName: string;
  isOutside: boolean;
}
interface Filing extends FiledRow {
  stateTitle: string;
  missing: { code: string }[];
  papers: { kindTitle: string }[];
}
interface Entry extends Seen {
  state: string;
}

/** Who does what, and what follows. */
export interface Afterwards {
  /** 政府办: files its own documents with the organs above. */
  office: Browser;
  /** 州司法局: runs the campaign; who decides in its name publishes the decision. */
  bureau: Browser;
  signatory: Browser;
  documentId: string;
  upload: (by: Browser, name: string, bytes: Buffer, purpose: string) => Promise<string>;
  settle: () => Promise<void>;
}

const read = async <T>(by: Browser, path: string): Promise<T> => (await by.get(path).expect(200)).body as T;
const write = async <T>(by: Browser, path: string, body: object): Promise<T> => {
  const answer = await by.post(path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
};

/**
 * 报备: every filing that publication opened is completed, sent, and registered by whoever receives it (its receipt, 备案回执, recorded).
 * Returns the states as the office sees them afterwards.
 */
export async function fileAbove({ office, documentId, upload, settle }: Afterwards, on: string): Promise<string[]> {
  const { items } = await read<{ items: FiledRow[] }>(office, `/api/filings?documentId=${documentId}`);
  for (const { id, receiverName } of items) {
    const see = () => read<Filing>(office, `/api/filings/${id}`);
    const act = async (action: string, body: object) =>
      write(office, `/api/filings/${id}/${action}`, { expectedRevision: (await see()).revision, ...body });
    for (const { code } of (await see()).missing) {
      const kind = /^filing_(.+)_missing$/.exec(code)?.[1] ?? code;
      await act('addItem', { kind, fileId: await upload(office, `${kind}.txt`, Buffer.from(`${kind}：报备材料`), 'material') });
    }
    const report = await office.get(`/api/filings/${id}/report`).expect(200);
    expect(report.text).toContain('备案');
    await act('submit', { way: 'exchange', sentOn: on, contact: '秘书科 0996-2020000' });
    await act('recordReceipt', { organName: receiverName, number: '新政备〔2026〕118号', receivedOn: on, outcome: 'registered' });
    expect((await see()).papers).toHaveLength(1);
  }
  await settle();
  return (await read<{ items: { stateTitle: string }[] }>(office, `/api/filings?documentId=${documentId}`)).items.map(
    (row) => row.stateTitle,
  );
}

/** 清理: a campaign over the document alone, from its scope to the decision that repeals it, previewed first. Returns its public address. */
export async function cleanUp({ bureau, signatory, documentId, settle }: Afterwards, on: string): Promise<string> {
  const decision = { title: '巴州人民政府关于公布规范性文件清理结果的决定', docNumber: '巴政发〔2026〕5号', issuedOn: on, publishedOn: on };
  const { id, slug } = await write<Seen & { slug: string }>(bureau, '/api/campaigns', {
    kind: 'special',
    title: '涉及国务院修改和废止行政法规的文件专项清理',
    noticeNumber: '巴政办函〔2026〕8号',
    scopeOn: on,
    deadlineOn: on,
    scope: { keyword: '无此文件', addedIds: [documentId] },
  });
  const act = async <T>(action: string, body: object = {}, by = bureau): Promise<T> => {
    const { revision } = await read<Seen>(by, `/api/campaigns/${id}`);
    return write<T>(by, `/api/campaigns/${id}/${action}`, { expectedRevision: revision, ...body });
  };
  const entries = async () => (await read<{ items: (Entry & { organId: string })[] }>(bureau, `/api/campaigns/${id}/entries`)).items;
  await act('freeze');
  await act('open');
  const [entry] = await entries();
  if (!entry) throw new Error('the worklist is empty');
  const proposal = { disposition: 'REPEAL', reason: 'replaced' };
  await write(bureau, `/api/campaigns/${id}/fill`, { rows: [{ entryId: entry.id, expectedRevision: entry.revision, proposal }] });
  await act('submit', { organId: entry.organId });
  await act('startReview');
  const seen = async () => (await entries()).map((row) => ({ entryId: row.id, expectedRevision: row.revision }));
  await write(bureau, `/api/campaigns/${id}/agree`, { entries: await seen() });
  await act('deliberate', { heldOn: on, meeting: '州人民政府第14次常务会议', result: 'passed' });
  const command = { decision, entryIds: [entry.id] };
  const preview = await write<{ hash: string; rows: { statusNowTitle: string; statusThenTitle: string }[]; refusals: unknown[] }>(
    signatory,
    `/api/campaigns/${id}/preview`,
    command,
  );
  expect(preview).toMatchObject({ rows: [{ statusNowTitle: '现行有效', statusThenTitle: '已废止' }], refusals: [] });
  await act('publish', { ...command, previewHash: preview.hash }, signatory);
  expect((await entries()).map((row) => row.state)).toEqual(['executed']);
  await settle();
  return slug;
}
