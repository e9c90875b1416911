import { useEffect, useRef, useState } from 'react';
import type { FormInstance } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { asProblem, type Problem } from '../../api/problem';
import { addRemark, editRemark, reviewQuery } from '../../api/reviews';
import type { RemarkDto, RemarkTextDto, ReviewDto } from '../../api/types';
import { useKeptForm } from '../../form/kept-form';

export type RemarkValues = RemarkTextDto;

const PAUSE_MS = 1_500;

const nullable = (text: string | null | undefined): string | null => (text?.trim() ? text.trim() : null);

function cleaned(values: RemarkValues): RemarkTextDto {
  const suggestsDeletion = values.suggestsDeletion === true;
  return {
    path: nullable(values.path),
    place: values.place.trim(),
    quotedText: nullable(values.quotedText),
    problemType: values.problemType,
    basisLaw: nullable(values.basisLaw),
    basisArticle: nullable(values.basisArticle),
    basisQuotation: nullable(values.basisQuotation),
    comment: values.comment.trim(),
    suggestedText: suggestsDeletion ? null : nullable(values.suggestedText),
    suggestsDeletion,
    severity: values.severity,
  };
}

const STATUTORY = /^A[1-7]$/;

/** Whether the server would take it: until then it waits on this computer, without a refusal while one types. */
function isComplete(values: Partial<RemarkValues>): values is RemarkValues {
  const needsBasis = values.severity === 'must' && STATUTORY.test(values.problemType ?? '');
  return Boolean(values.place?.trim() && values.comment?.trim() && (!needsBasis || values.basisLaw?.trim()));
}

/** Hidden fields included; any of them may still be empty. */
function typedIn(form: FormInstance<RemarkValues>): Partial<RemarkValues> {
  return form.getFieldsValue(true) as Partial<RemarkValues>;
}

/** Saves a remark by itself once it can be saved, one request at a time; keeps it on this computer before that. */
export function useRemarkSaving(review: ReviewDto, remark: RemarkDto | null, form: FormInstance<RemarkValues>) {
  const queries = useQueryClient();
  const kept = useKeptForm(form, `review.${review.id}.remark.${remark?.id ?? 'new'}`, remark === null);
  const savedId = useRef(remark?.id ?? null);
  const queue = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<number>(undefined);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
    },
    [],
  );

  const save = async (): Promise<boolean> => {
    const values = typedIn(form);
    if (!isComplete(values)) return false;
    setWords('正在保存…');
    try {
      const text = cleaned(values);
      const known = new Set(queries.getQueryData(reviewQuery(review.id).queryKey)?.remarks.map((each) => each.id));
      const saved = savedId.current === null ? await addRemark(review.id, text) : await editRemark(review.id, savedId.current, text);
      savedId.current ??= saved.remarks.find((each) => !known.has(each.id) && each.comment === text.comment)?.id ?? null;
      kept.forget();
      setProblem(null);
      setWords('已保存');
      queries.setQueryData(reviewQuery(review.id).queryKey, saved);
      return true;
    } catch (error) {
      setProblem(asProblem(error));
      setWords('尚未保存，内容已留在本机');
      return false;
    }
  };
  const saveNow = (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    queue.current = queue.current.then(save);
    return queue.current;
  };
  return {
    words,
    problem,
    saveNow,
    typed: () => {
      kept.keep();
      setWords(isComplete(typedIn(form)) ? '即将保存…' : '已暂存在本机，写明问题和依据后自动保存');
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void saveNow(), PAUSE_MS);
    },
  };
}
