/** 类别建议 (domain.md 1.3, 1.4): only a suggestion; 「行政规范性文件的名称不影响其性质」. */
import type { ParsedText } from './structure';
import { titleKind } from './title';
import { fullText } from './unit';

export type SuggestedClass = 'NORMATIVE' | 'POLICY' | 'INTERNAL';

export interface ClassSuggestion {
  docClass: SuggestedClass;
  /** Chinese, for the person who decides. */
  reasons: string[];
}

/** The exclusion list of domain.md 1.4, as far as titles show it. */
const INTERNAL =
  /会议纪要|纪要$|请示|工作要点|任务分解|重点任务分工|分工方案|机构编制|内设机构|人事任免|任免|任职|免职|表彰|表扬|奖励决定|通报$|考核结果|目标管理责任|工作制度|议事规则|工作规则|领导小组|议事协调机构|值班|会议(?:的)?通知|召开|预算(?:的)?(?:通知|批复)|资金(?:的)?通知|下达|批复|函$|复函|应急预案|轮岗|内部/;
const POLICY =
  /规划|计划|行动方案|实施方案|工作方案|方案|若干政策|政策措施|若干措施|措施|扶持|奖补|补贴|促进|加快|推动|支持|指导意见|实施意见|意见/;
const RULES = /办法|规定|细则|规则|通告|裁量基准|暂行|试行/;
const DUTY = /应当|不得|必须|禁止|严禁|责令|处以|罚款|处罚|承担.{0,6}责任/g;
const PUBLIC = /公民|法人|其他组织|企业|单位和个人|个人|申请人|当事人|经营者|居民|村民|用户|业主/g;

/** The class that the title and the wording point to. */
export function suggestClass(parsed: ParsedText): ClassSuggestion {
  const title = parsed.innerTitle ?? parsed.title;
  const body = parsed.units.map(fullText).join('\n');
  const duties = (body.match(DUTY) ?? []).length;
  const publicWords = (body.match(PUBLIC) ?? []).length;
  const density = body.length === 0 ? 0 : (duties * 1000) / body.length;
  const reasons: string[] = [];
  let normative = 0;
  let policy = 0;
  let internal = 0;
  const excluded = INTERNAL.exec(title) ?? INTERNAL.exec(parsed.title.replace(/印发.*$/, ''));
  if (excluded) {
    internal += 3;
    reasons.push(`标题含“${excluded[0]}”，一般不作为行政规范性文件`);
  }
  const rules = RULES.exec(title);
  if (rules) {
    normative += 2;
    reasons.push(`标题含“${rules[0]}”`);
  }
  const plan = POLICY.exec(title);
  if (plan && !rules) {
    policy += 2;
    reasons.push(`标题含“${plan[0]}”`);
  }
  if (parsed.docNumber && /规/.test(parsed.docNumber.replace(/〔.*$/, ''))) {
    normative += 2;
    reasons.push(`文号“${parsed.docNumber}”属规范性文件序列`);
  }
  if (parsed.articleCount >= 3) {
    normative += 1;
    reasons.push(`正文为条文式，共${parsed.articleCount}条`);
  }
  if (density >= 2 && publicWords > 0) {
    normative += 2;
    reasons.push(`“应当”“不得”等义务性表述${duties}处，涉及公民、法人和其他组织`);
  } else if (duties > 0) reasons.push(`“应当”“不得”等义务性表述${duties}处`);
  else {
    policy += 1;
    reasons.push('没有“应当”“不得”等义务性表述');
  }
  if (parsed.ending.termYears !== null || parsed.ending.validThrough !== null) {
    normative += 1;
    reasons.push('写明有效期');
  }
  if (titleKind(title) === '其他' && normative === 0 && policy === 0) policy += 1;
  const docClass: SuggestedClass =
    internal > normative && internal >= policy
      ? 'INTERNAL'
      : normative > policy || (normative === policy && parsed.articleCount >= 3)
        ? 'NORMATIVE'
        : 'POLICY';
  return { docClass, reasons };
}
