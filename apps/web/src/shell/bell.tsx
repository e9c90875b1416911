import { Badge } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { unreadQuery } from '../api/notices';

const MOST_SHOWN = 99;

/** 通知, with how many are unread; the count is read aloud with the link. */
export function Bell() {
  const { data } = useQuery(unreadQuery);
  const count = data?.count ?? 0;
  return (
    // The title is heard after the visible word, which the name must contain as it stands.
    <NavLink to="/notices" className="bell" title={count > 0 ? `${count} 条未读` : undefined}>
      <Badge count={count} size="small" offset={[2, -2]} overflowCount={MOST_SHOWN} aria-hidden>
        <BellOutlined />
      </Badge>
      <span>通知</span>
    </NavLink>
  );
}
