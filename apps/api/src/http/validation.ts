import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInput } from './problem';
import type { Language } from './words';

type Words = Record<Language, string>;

/** What a reader is told when a rule of class-validator does not hold; `#` is the rule's number. */
const RULES: Record<string, Words> = {
  isDefined: { zh: '请填写', en: 'Required' },
  isNotEmpty: { zh: '请填写', en: 'Required' },
  isString: { zh: '应为文字', en: 'Must be text' },
  isInt: { zh: '应为整数', en: 'Must be a whole number' },
  isNumber: { zh: '应为数字', en: 'Must be a number' },
  isBoolean: { zh: '应为是或否', en: 'Must be yes or no' },
  isArray: { zh: '应为列表', en: 'Must be a list' },
  isUuid: { zh: '编号格式不正确', en: 'Not an id' },
  isIn: { zh: '不在可选范围内', en: 'Not one of the choices' },
  isEnum: { zh: '不在可选范围内', en: 'Not one of the choices' },
  isUrl: { zh: '网址格式不正确', en: 'Not a web address' },
  isDateString: { zh: '日期格式不正确，例如 2024年7月1日', en: 'Not a date' },
  isLegalDay: { zh: '日期格式不正确，例如 2024年7月1日', en: 'Not a date' },
  matches: { zh: '格式不正确', en: 'Wrong format' },
  min: { zh: '不能小于 #', en: 'At least #' },
  max: { zh: '不能大于 #', en: 'At most #' },
  minLength: { zh: '至少 # 个字', en: 'At least # characters' },
  maxLength: { zh: '不能超过 # 个字', en: 'At most # characters' },
  arrayNotEmpty: { zh: '至少选择一项', en: 'Choose at least one' },
  arrayMinSize: { zh: '至少 # 项', en: 'At least # items' },
  arrayMaxSize: { zh: '不能超过 # 项', en: 'At most # items' },
  arrayUnique: { zh: '有重复项', en: 'Contains duplicates' },
  whitelistValidation: { zh: '不认识的内容', en: 'Unknown field' },
  nestedValidation: { zh: '格式不正确', en: 'Wrong format' },
};
const OTHER: Words = { zh: '填写有误', en: 'Not right' };

/** The one pipe for input: only declared fields, no guessing of types, every fault by field and in words. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => faults(error, ''))),
  });
}

function faults(error: ValidationError, above: string): { field: string; title: Words }[] {
  const field = above + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, english]) => ({ field, title: told(rule, english) }));
  return [...own, ...(error.children ?? []).flatMap((child) => faults(child, `${field}.`))];
}

function told(rule: string, english: string): Words {
  const words = RULES[rule] ?? OTHER;
  const number = /\d+/.exec(english)?.[0] ?? '';
  return { zh: words.zh.replace('#', number), en: words.en.replace('#', number) };
}
