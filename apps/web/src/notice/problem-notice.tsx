import { Alert, Button } from 'antd';
import { asProblem } from '../api/problem';

interface ProblemNoticeProps {
  error: unknown;
  /** Offered when somebody else changed the thing meanwhile. */
  onReload?: () => void;
}

/** The one way a refusal is shown: what happened, then each reason on its line. */
export function ProblemNotice({ error, onReload }: ProblemNoticeProps) {
  if (error === null || error === undefined) return null;
  const problem = asProblem(error);
  const reasons = problem.refusals.length > 0 && (
    <ul className="reasons">
      {problem.refusals.map((refusal) => (
        <li key={refusal.code}>{refusal.title}</li>
      ))}
    </ul>
  );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="problem"
      title={problem.message}
      description={reasons || undefined}
      action={onReload && <Button onClick={onReload}>刷新</Button>}
    />
  );
}
