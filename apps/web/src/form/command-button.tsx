import { useState, type ReactNode } from 'react';
import { Button, Form, Modal, Tooltip, type ButtonProps } from 'antd';
import type { QueryKey } from '@tanstack/react-query';
import { ProblemNotice } from '../notice/problem-notice';
import { useCommand } from '../notice/use-command';
import { useKeptForm } from './kept-form';

interface CommandButtonProps<Values extends object> {
  /** Verb and object, e.g. 出具意见. */
  label: string;
  /** Names the kept draft of the form. */
  name: string;
  run: (values: Values) => Promise<unknown>;
  touches: readonly QueryKey[];
  done: string;
  onDone?: () => void;
  /** Said above the fields: what will happen. */
  hint?: ReactNode;
  children?: ReactNode;
  initial?: Partial<Values>;
  /** Why it cannot be done now; the button is dead and says so. */
  refusals?: readonly string[];
  type?: ButtonProps['type'];
  danger?: boolean;
  width?: number;
  size?: ButtonProps['size'];
  /** What the button inside the dialog says, when not the same. */
  submitLabel?: string;
}

/** A command with its dialog: fields, what will happen, the refusal with its reasons, and the kept draft. */
export function CommandButton<Values extends object>(props: CommandButtonProps<Values>) {
  const [isOpen, setOpen] = useState(false);
  const refusals = props.refusals ?? [];
  const button = (
    <Button
      type={props.type}
      danger={props.danger ?? false}
      size={props.size}
      disabled={refusals.length > 0}
      onClick={() => {
        setOpen(true);
      }}
    >
      {props.label}
    </Button>
  );
  return (
    <>
      {refusals.length > 0 ? <Tooltip title={refusals.join('；')}>{button}</Tooltip> : button}
      {isOpen && (
        <CommandDialog
          {...props}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function CommandDialog<Values extends object>(props: CommandButtonProps<Values> & { onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const kept = useKeptForm(form, props.name, true);
  const command = useCommand(props.run, {
    touches: props.touches,
    done: props.done,
    quiet: true,
    onDone: () => {
      kept.forget();
      props.onClose();
      props.onDone?.();
    },
  });
  return (
    <Modal
      open
      title={props.label}
      width={props.width ?? 560}
      okText={props.submitLabel ?? props.label}
      cancelText="返回"
      okButtonProps={{ loading: command.isPending, danger: props.danger ?? false }}
      onCancel={props.onClose}
      onOk={form.submit}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={props.initial ?? {}}
        onValuesChange={kept.keep}
        onFinish={(values) => {
          command.mutate(values);
        }}
      >
        {props.hint !== undefined && <div className="command-hint">{props.hint}</div>}
        {props.children}
        <ProblemNotice error={command.error} />
      </Form>
    </Modal>
  );
}
