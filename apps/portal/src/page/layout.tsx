import type { ComponentChildren, VNode } from 'preact';

/** What every page knows of its site; from the configuration, so that another prefecture changes no code. */
export interface Site {
  /** e.g. 巴音郭楞蒙古自治州行政规范性文件库 */
  name: string;
  /** Who answers for the site (主办单位). */
  host: string;
  /** Absolute address without a trailing slash, for permanent links and QR codes. */
  address: string;
  /** Demo content: said on every page. */
  demo: boolean;
  /** Name of the stylesheet with its content hash. */
  stylesheet: string;
}

interface LayoutProps {
  site: Site;
  title: string;
  /** The page's own address (path), for the canonical link. */
  path: string;
  description?: string;
  /** Pages that no search engine should list: results, errors, old days. */
  hidden?: boolean;
  home?: boolean;
  /** Pages that have the large search box need none in the head. */
  ownSearch?: boolean;
  children: ComponentChildren;
}

export function Layout({ site, title, path, description, hidden, home, ownSearch, children }: LayoutProps): VNode {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{home ? site.name : `${title} - ${site.name}`}</title>
        {description && <meta name="description" content={description} />}
        {hidden && <meta name="robots" content="noindex" />}
        <link rel="canonical" href={site.address + path} />
        <link rel="stylesheet" href={site.stylesheet} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {site.demo && (
          <p class="demo" role="note">
            演示系统：文件均为虚构，不具有法律效力。
          </p>
        )}
        <header class="top">
          <a class="name" href="/">
            {site.name}
          </a>
          {!home && !ownSearch && <SearchBox compact />}
          <nav aria-label="栏目">
            <a href="/catalogue">现行有效目录</a>
            <a href="/latest">最新与即将施行</a>
            <a href="/search?scope=all">全部文件</a>
            <a href="/filings">备案登记</a>
            <a href="/campaigns">清理结果</a>
          </nav>
        </header>
        <main id="main">{children}</main>
        <footer class="foot">
          <p>主办单位：{site.host}</p>
          <p>
            <a href="/help">使用说明</a> · <a href="/open/v1/documents">开放数据</a> · 规库 Guiku
          </p>
        </footer>
      </body>
    </html>
  );
}

interface SearchBoxProps {
  query?: string;
  compact?: boolean;
  scope?: string;
  on?: string;
}

export function SearchBox({ query, compact, scope, on }: SearchBoxProps): VNode {
  return (
    <form class={compact ? 'search compact' : 'search'} action="/search" method="get" role="search">
      <label class="unseen" for="q">
        搜索文件
      </label>
      <input
        id="q"
        name="q"
        type="search"
        value={query ?? ''}
        maxLength={200}
        autocomplete="off"
        placeholder="输入文件名、文号或内容，如“住宅区消防”"
      />
      {compact ? null : (
        <>
          <label class="unseen" for="scope">
            范围
          </label>
          <select id="scope" name="scope">
            <option value="valid" selected={!scope || scope === 'valid'}>
              现行有效（含即将施行）
            </option>
            <option value="all" selected={scope === 'all'}>
              全部（含已废止、失效）
            </option>
            <option value="on" selected={scope === 'on'}>
              看某一天的规定
            </option>
          </select>
          <label class="day" for="on">
            事情发生在哪一天？
            <input id="on" name="on" type="date" value={on ?? ''} />
          </label>
        </>
      )}
      <button type="submit">搜索</button>
    </form>
  );
}
