import { useLocation, useNavigate } from 'react-router';
import { useHotkeys } from './hotkeys';

/** Esc goes back to the list one came from, or to `list` when the address was opened directly. */
export function useEscape(list: string): void {
  const navigate = useNavigate();
  const location = useLocation();
  useHotkeys({
    Escape: () => {
      if (location.key === 'default') void navigate(list);
      else void navigate(-1);
    },
  });
}
