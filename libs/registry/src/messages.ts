import type { Message, Messages } from '@libs/kernel';
import type { CorrectionRefusal, EffectRefusal } from './domain/effect-command';
import type { DocClass, RegistrationRefusal, RegistrationWarning } from './domain/document';
import type { EffectEventType } from './domain/effect-event';
import type { TakedownRefusal } from './domain/takedown';
import type { VersionStatus } from './domain/version';

/** Why the registry refuses, or what it asks to look at again. */
export const REGISTRY_MESSAGES = {
  registration_refused: { zh: '暂不能登记公布', en: 'This cannot be registered yet' },
  effect_refused: { zh: '暂不能登记此项效力变动', en: 'This change of effect cannot be recorded' },
  effects_refused: { zh: '有文件不能按决定变动效力，全部未予登记', en: 'Some documents cannot change as decided; nothing was recorded' },
  document_is_decided_once: { zh: '同一份文件在一个决定中只能出现一次', en: 'A document stands once in a decision' },
  correction_refused: { zh: '暂不能更正此项记载', en: 'This record cannot be corrected' },

  number_not_readable: { zh: '发文字号无法识别，请按“机关代字〔年份〕序号号”填写', en: 'The document number cannot be read' },
  published_before_signed: { zh: '公布日期早于成文日期', en: 'Published before it was signed' },
  published_in_future: { zh: '公布日期晚于今天，请在公布后登记', en: 'The day of publication is still to come' },
  ends_before_it_starts: { zh: '有效期届满日早于施行日期', en: 'The term ends before it starts' },
  issuer_may_not_issue: { zh: '制定机关不具有制定主体资格', en: 'This organ may not issue such documents' },
  repeal_beyond_power: {
    zh: '制定机关无权废止所列的其他机关文件，请核对同时废止清单',
    en: 'The issuer may not repeal a document of that organ',
  },
  number_year_differs: { zh: '文号年份与成文日期不一致', en: 'The year of the number differs from the day of signature' },
  effective_before_published: { zh: '施行日期早于公布日期（溯及既往），请核对', en: 'In effect before it was published' },
  effect_too_soon: {
    zh: '公布至施行不足规定天数，且未写明自公布之日起施行',
    en: 'Less than the usual days between publication and effect',
  },
  term_missing: { zh: '未规定有效期', en: 'No term of validity' },
  term_too_long: { zh: '有效期超过规定的最长年限', en: 'The term is longer than the rule allows' },
  valid_through_differs: { zh: '有效期截止日与按年限推算的日期不一致', en: 'The stated last day differs from the computed one' },

  not_your_document: { zh: '只有制定机关、责任单位及其政府办公室、司法局可以登记', en: 'Only the keepers of the document may record this' },
  basis_missing: { zh: '请写明依据的文件', en: 'Name what this rests on' },
  already_ended: { zh: '该日文件已不再有效，不能再作此变动', en: 'On that day the document was no longer in force' },
  clauses_missing: { zh: '请选择涉及的条款', en: 'Choose the clauses concerned' },
  clause_unknown: { zh: '所选条款不在该日的文本中', en: 'The text of that day has no such clause' },
  clause_already_ended: { zh: '所选条款此前已失效', en: 'The clause had ended before' },
  not_suspended: { zh: '文件或条款并未停止执行', en: 'Nothing is suspended' },
  nothing_to_extend: { zh: '文件未规定有效期，无须延长', en: 'The document states no term' },
  extension_not_later: { zh: '延长后的有效期应当晚于现有效期', en: 'The new term must end later than the present one' },
  text_missing: { zh: '请提供修改后的全文', en: 'The new text is missing' },
  text_unchanged: { zh: '文本没有变化', en: 'The text is the same' },
  event_unknown: { zh: '没有找到要更正的记载', en: 'No such record' },
  event_already_corrected: { zh: '该项记载已被更正，请更正最新的一项', en: 'This record has been corrected already' },
  reason_missing: { zh: '请写明更正理由', en: 'Give the reason' },
  publication_is_not_voided: { zh: '公布记载不能作废；误公布的请办理下线', en: 'A publication cannot be voided; use takedown' },
  takedown_is_not_corrected: {
    zh: '下线和恢复公开须由两人办理，不能以更正代替',
    en: 'A takedown takes two persons; it is not corrected away',
  },
  nothing_corrected: { zh: '更正前后内容相同', en: 'Nothing is different' },

  takedown_refused: { zh: '暂不能办理下线或者恢复公开', en: 'This takedown or restoration cannot be done now' },
  not_shown_anyway: { zh: '文件未向公众公开，无须下线', en: 'The document is not shown to the public' },
  already_withheld: { zh: '文件已经下线', en: 'The document is withheld already' },
  not_withheld: { zh: '文件没有下线，无须恢复', en: 'The document is not withheld' },
  takedown_is_pending: { zh: '已有一项申请待确认', en: 'A request is waiting for its decision' },
  takedown_reason_missing: { zh: '请写明理由', en: 'Give the reason' },
  takedown_evidence_missing: { zh: '请写明依据的材料', en: 'Name the evidence' },
  takedown_is_decided: { zh: '该申请已经办结', en: 'The request has been decided' },
  takedown_needs_another_person: {
    zh: '申请人不能确认自己的申请，须由另一人确认',
    en: 'The requester cannot confirm: it takes two persons',
  },
  not_yours_to_confirm: {
    zh: '由制定机关、同级政府办公室或者司法局的人员确认',
    en: 'It is confirmed by the issuer, the government office or the justice bureau',
  },
  takedown_takes_two_persons: { zh: '申请人不能确认自己的申请，须由另一人确认', en: 'The requester cannot confirm: it takes two persons' },
  takedown_of_a_document_is_pending_once: { zh: '已有一项申请待确认', en: 'A request is waiting for its decision' },

  classification_has_reasons: { zh: '请写明认定理由', en: 'Give the reasons for the class' },
  document_number_is_used_once: { zh: '该文号已登记在另一份文件上', en: 'This number is registered already' },
  document_registration_number_is_used_once: { zh: '该登记号已被使用', en: 'This registration number is used already' },
  document_identity_is_permanent: { zh: '文件的永久地址和登记信息不可更改', en: 'The identity of a document is permanent' },
  document_not_public_has_a_reason: { zh: '不主动公开的，请写明理由', en: 'A document that is not public needs a reason' },
  effect_event_is_corrected_once: { zh: '该项记载已被更正', en: 'This record has been corrected already' },
  document_lead_issuer_exists: { zh: '没有这个制定机关', en: 'No such issuing organ' },
  document_responsible_organ_exists: { zh: '没有这个责任单位', en: 'No such responsible organ' },
} satisfies Messages & Record<RegistrationRefusal | RegistrationWarning | EffectRefusal | CorrectionRefusal | TakedownRefusal, Message>;

/** 效力状态 as shown (ui-words 3). */
export const STATUS_WORDS = {
  NOT_YET: { zh: '尚未施行', en: 'Not yet in force' },
  IN_FORCE: { zh: '现行有效', en: 'In force' },
  PARTLY_ENDED: { zh: '现行有效（部分条款失效）', en: 'In force, in part' },
  SUSPENDED: { zh: '停止执行', en: 'Suspended' },
  REPEALED: { zh: '已废止', en: 'Repealed' },
  DECLARED_LAPSED: { zh: '已宣布失效', en: 'Declared lapsed' },
  EXPIRED: { zh: '已到期失效', en: 'Expired' },
  REVOKED: { zh: '已被撤销', en: 'Revoked' },
  UNKNOWN: { zh: '效力待核实', en: 'To be verified' },
  OLD_VERSION: { zh: '已被修改（旧文本）', en: 'Amended (old text)' },
} satisfies Messages<VersionStatus>;

/** 文件性质 (ui-words 2). */
export const DOC_CLASS_WORDS: Messages<DocClass> = {
  NORMATIVE: { zh: '行政规范性文件', en: 'Normative document' },
  POLICY: { zh: '政策性文件', en: 'Policy document' },
  RULE: { zh: '政府规章', en: 'Government rule' },
  LOCAL_REGULATION: { zh: '地方性法规', en: 'Local regulation' },
  INTERNAL: { zh: '内部文件', en: 'Internal document' },
  UNDETERMINED: { zh: '待认定', en: 'To be classified' },
};

/** 效力变动, as a document's history names them. */
export const EFFECT_EVENT_WORDS: Messages<EffectEventType> = {
  PUBLISHED: { zh: '公布', en: 'Published' },
  EFFECTIVE: { zh: '施行', en: 'In effect' },
  AMENDED: { zh: '修改', en: 'Amended' },
  PARTLY_REPEALED: { zh: '部分条款废止', en: 'Partly repealed' },
  PARTLY_LAPSED: { zh: '部分条款失效', en: 'Partly lapsed' },
  SUSPENDED: { zh: '停止执行', en: 'Suspended' },
  RESUMED: { zh: '恢复执行', en: 'Resumed' },
  EXTENDED: { zh: '延长有效期', en: 'Term extended' },
  CONFIRMED_VALID: { zh: '清理确认继续有效', en: 'Confirmed valid' },
  REPEALED: { zh: '废止', en: 'Repealed' },
  LAPSED: { zh: '失效', en: 'Lapsed' },
  REVOKED: { zh: '被撤销', en: 'Revoked' },
  SUPERSEDED: { zh: '被替代', en: 'Superseded' },
  CORRECTED: { zh: '勘误', en: 'Erratum' },
  WITHHELD: { zh: '下线', en: 'Withheld' },
  RESTORED: { zh: '恢复公开', en: 'Shown again' },
  VOIDED: { zh: '更正记载', en: 'Record corrected' },
};
