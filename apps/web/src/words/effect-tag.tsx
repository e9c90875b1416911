import { Tag } from 'antd';
import { MEANING } from '../theme';
import { EFFECT_WORDS, effectTone } from './document';
import { wordsOf } from './words';

const COLOURS = { good: 'green', dead: 'default', calm: 'default' } as const;

/** Effect on a day: always the word, the colour only beside it. */
export function EffectTag({ status }: { status: string }) {
  const tone = effectTone(status);
  return (
    <Tag color={COLOURS[tone]} style={{ color: MEANING[tone] }}>
      {wordsOf(EFFECT_WORDS, status)}
    </Tag>
  );
}
