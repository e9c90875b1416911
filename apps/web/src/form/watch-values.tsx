import { useEffect } from 'react';

const PAUSE_MS = 600;

interface WatchValuesProps<Values> {
  values: Values;
  onSettled: (values: Values) => void;
}

/** Tells of a form's values when nobody has typed for a moment. */
export function WatchValues<Values>({ values, onSettled }: WatchValuesProps<Values>) {
  const written = JSON.stringify(values);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      onSettled(JSON.parse(written) as Values);
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [written, onSettled]);
  return null;
}
