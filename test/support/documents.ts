import { OrganQueries, OrganService } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import { RegistryService, type RegisterDocument, type Registered } from '@libs/registry';
import { SettingsSeed } from '@libs/settings';
import type { TestContext } from './context';

/** A text in the shape of a real departmental measure: our own words. */
export const MEASURE = `巴音郭楞蒙古自治州住宅区消防安全管理办法

第一章 总则
第一条 为了加强住宅区消防安全管理，保护居民人身、财产安全，根据《中华人民共和国消防法》，结合本州实际，制定本办法。
第二条 本办法适用于本州行政区域内住宅区的消防安全管理。
第二章 管理职责
第三条 物业服务人应当保持消防车通道畅通，不得占用、堵塞、封闭。
第四条 电动自行车应当在指定区域停放、充电，不得在门厅、楼道充电。
第三章 附则
第五条 本办法自2026年3月1日起施行，有效期5年。《住宅区防火规定》（巴政办发〔2015〕22号）同时废止。`;

export interface DocumentFactory {
  /** The seeded organ's id. */
  organ(code: string): Promise<string>;
  /** Somebody who acts for the organ. */
  actor(code: string): Promise<Actor>;
  /** Registers a document, by the command itself; what is not given is ordinary. */
  register(given?: Partial<RegisterDocument>): Promise<Registered>;
}

/** Documents made the way the product makes them; needs the identity and registry rooms in the context. */
export async function documentFactory(context: Pick<TestContext, 'get'>): Promise<DocumentFactory> {
  await context.get(OrganService).seed(SYSTEM);
  await context.get(SettingsSeed).seed(SYSTEM);
  const organs = context.get(OrganQueries);
  let serial = 0;
  const organ = async (code: string) => (await organs.byCode(code)).id;
  const actor = async (code: string): Promise<Actor> => ({ ...SYSTEM, id: SYSTEM.id, name: '经办人', organId: await organ(code) });
  return {
    organ,
    actor,
    async register(given = {}) {
      serial += 1;
      return context.get(RegistryService).register({
        title: '巴音郭楞蒙古自治州住宅区消防安全管理办法',
        innerTitle: null,
        docNumber: `巴政办规〔2026〕${serial}号`,
        docClass: 'NORMATIVE',
        issuerIds: [await organ('bz-gov-office')],
        responsibleOrganId: await organ('bz-fgw'),
        topic: '公安、安全、司法',
        publicity: 'public',
        signedOn: '2026-01-10',
        publishedOn: '2026-01-15',
        effectiveOn: '2026-03-01',
        effectivePhrase: '自2026年3月1日起施行',
        term: { years: 5, startsOn: 'effective' },
        validThrough: null,
        carrier: '州人民政府网站',
        carrierAddress: 'https://www.example.cn/1',
        text: MEASURE,
        by: await actor('bz-gov-office'),
        ...given,
      });
    },
  };
}

/**
 * SQL: $2 documents like document $1, as only a test may make them: rows of their own with the same events, whose titles begin with 批量;
 * a replay makes what is derived of them.
 */
export const MANY_LIKE_ONE = `
  WITH n AS (SELECT i, gen_random_uuid() AS id FROM generate_series(1, $2) i),
  d AS (INSERT INTO document SELECT (jsonb_populate_record(t, jsonb_build_object('id', n.id, 'slug', lpad(translate(n.i::text, '01', 'bc'), 10, 'z'),
      'title', '批量' || t.title || n.i, 'title_key', '批量' || t.title_key || n.i, 'doc_number', '批量〔2026〕' || n.i || '号', 'doc_number_key', '批量|2026|' || n.i))).*
    FROM document t, n WHERE t.id = $1 RETURNING id),
  i AS (INSERT INTO document_issuer SELECT n.id, t.organ_id, t.ordinal FROM document_issuer t, n WHERE t.document_id = $1 RETURNING 1)
  INSERT INTO effect_event SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'document_id', n.id))).*
    FROM effect_event t, n WHERE t.document_id = $1`;
