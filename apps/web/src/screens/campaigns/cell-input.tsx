import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { matching, type Choice } from './grid-cells';

/** Where the selection goes after a key. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'home' | 'end' | 'page-up' | 'page-down';

interface CellInputProps {
  label: string;
  text: string;
  /** Null where words are typed freely. */
  choices: readonly Choice[] | null;
  isEditable: boolean;
  onCommit: (text: string) => void;
  onStep: (step: Step, extend: boolean) => void;
  onClear: () => void;
  onFillDown: () => void;
  onUndo: () => void;
  onCopy: () => string;
  onPaste: (text: string) => void;
}

const STEPS: Partial<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

/**
 * The cell that the keyboard is on. It always holds an input, so that the first letter of an input method (输入法) is not lost; until
 * something is typed the input is clear and keys move the selection.
 */
export function CellInput(props: CellInputProps) {
  const { choices, isEditable, text } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
  }, []);
  const offered = choices && draft !== null ? matching(choices, draft) : [];
  const commit = (typed: string | null = draft) => {
    if (typed === null) return;
    setDraft(null);
    const chosen = choices && typed.trim() !== '' ? matching(choices, typed)[Math.min(at, offered.length - 1)] : undefined;
    props.onCommit(chosen?.label ?? typed);
  };
  const edit = (typed: string) => {
    if (!isEditable) return;
    setAt(0);
    setDraft(typed);
  };
  const whileEditing = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (draft === null) return false;
    if (event.key === 'Escape') setDraft(null);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      if (choices && draft === '' && event.key === 'Enter') commit(offered[at]?.label ?? '');
      else commit();
      props.onStep(event.key === 'Enter' ? 'down' : event.shiftKey ? 'left' : 'right', false);
    } else if (choices && event.key === 'ArrowDown') setAt(Math.min(at + 1, offered.length - 1));
    else if (choices && event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else return true;
    event.preventDefault();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.key === 'Process') return;
    const withControl = event.ctrlKey || event.metaKey;
    event.stopPropagation();
    if (whileEditing(event)) return;
    const step = STEPS[event.key];
    if (withControl && event.key.toLowerCase() === 'd') props.onFillDown();
    else if (withControl && event.key.toLowerCase() === 'z') props.onUndo();
    else if (withControl) return;
    else if (step) props.onStep(step, event.shiftKey);
    else if (event.key === 'Tab') props.onStep(event.shiftKey ? 'left' : 'right', false);
    else if (event.key === 'Enter' || event.key === 'F2') edit(choices ? '' : text);
    else if (event.key === 'Delete' || event.key === 'Backspace') props.onClear();
    else return;
    event.preventDefault();
  };
  return (
    <span className="cell-at">
      <input
        ref={input}
        className={draft === null ? 'cell-catch' : 'cell-edit'}
        aria-label={props.label}
        value={draft ?? ''}
        readOnly={!isEditable}
        autoComplete="off"
        {...(choices && draft !== null ? { role: 'combobox', 'aria-expanded': true, 'aria-controls': 'cell-choices' } : {})}
        onChange={(event) => {
          edit(event.target.value);
        }}
        onDoubleClick={() => {
          edit(choices ? '' : text);
        }}
        onBlur={() => {
          if (draft !== null && !(choices && draft === '')) commit();
          else setDraft(null);
        }}
        onKeyDown={onKeyDown}
        onCopy={(event) => {
          if (draft !== null) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', props.onCopy());
        }}
        onCut={(event) => {
          if (draft !== null) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', props.onCopy());
          props.onClear();
        }}
        onPaste={(event) => {
          if (draft !== null) return;
          event.preventDefault();
          props.onPaste(event.clipboardData.getData('text/plain'));
        }}
      />
      {draft !== null && choices && (
        <ul className="cell-choices" id="cell-choices" role="listbox" aria-label={props.label}>
          {offered.map((choice, index) => (
            <li
              key={choice.value}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                setDraft(null);
                props.onCommit(choice.label);
              }}
            >
              <span className="quiet">{choices.indexOf(choice) + 1}</span> {choice.label}
            </li>
          ))}
          {offered.length === 0 && <li className="quiet">没有这一项</li>}
        </ul>
      )}
    </span>
  );
}
