import { Result } from 'antd';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';

/** An address that leads nowhere, or a screen that broke. */
export function Lost() {
  const error = useRouteError();
  const isBroken = error !== undefined && !isRouteErrorResponse(error);
  return (
    <Result
      status={isBroken ? 'error' : '404'}
      title={isBroken ? '页面出错了' : '没有这个页面'}
      subTitle={isBroken ? '已填写的内容没有丢失，请刷新后继续。' : '地址可能有误，或者您的岗位不能打开它。'}
      extra={<Link to="/">回到我的工作</Link>}
    />
  );
}
