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
    <NavLink to="/notices" className="bell" aria-label={count > 0 ? `通知，${count} 条未读` : '通知'}>
      <Badge count={count} size="small" offset={[2, -2]} overflowCount={MOST_SHOWN}>
        <BellOutlined aria-hidden />
      </Badge>
      <span aria-hidden>通知</span>
    </NavLink>
  );
}
