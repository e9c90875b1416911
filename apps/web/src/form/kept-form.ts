import { useEffect, useRef } from 'react';
import type { FormInstance } from 'antd';
import { useSession } from '../shell/session';

const PREFIX = 'guiku.form';

function storageKey(userId: string, name: string): string {
  return `${PREFIX}.${userId}.${name}`;
}

function read(key: string): Record<string, unknown> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps what is typed into a form on this computer, per user, until it was sent: nothing typed is lost by a closed window or an
 * ended session. Call `keep` from the form's `onValuesChange` and `forget` after success.
 */
export function useKeptForm<Values extends object>(form: FormInstance<Values>, name: string, isOpen: boolean) {
  const { user } = useSession();
  const key = storageKey(user.id, name);
  const restored = useRef('');
  useEffect(() => {
    if (!isOpen || restored.current === key) return;
    restored.current = key;
    const kept = read(key);
    if (kept) form.setFieldsValue(kept as Parameters<typeof form.setFieldsValue>[0]);
  }, [form, isOpen, key]);
  return {
    keep: () => {
      localStorage.setItem(key, JSON.stringify(form.getFieldsValue()));
    },
    forget: () => {
      localStorage.removeItem(key);
      restored.current = '';
    },
  };
}
