// Browser floor: Chromium 86 (360 安全浏览器 13, 奇安信可信浏览器 and later), Firefox 91, Safari 15.4; vite.config.ts compiles for the same.
// Plain old JavaScript, so that any browser understands it: it looks for what the desk needs and says clearly what to do.
(function () {
  function has(check) {
    try {
      return !!check();
    } catch (e) {
      return false;
    }
  }
  var fit =
    'noModule' in document.createElement('script') &&
    has(function () {
      return CSS.supports('selector(:focus-visible)');
    }) &&
    has(function () {
      return String.prototype.replaceAll && window.ResizeObserver && window.AbortController && Promise.any;
    });
  if (fit) return;
  window.guikuBelowFloor = true;
  function show() {
    document.body.innerHTML =
      '<div style="max-width:560px;margin:15% auto 0;padding:0 24px;font:16px/1.9 \'Microsoft YaHei\',SimSun,sans-serif;color:#222">' +
      '<h1 style="font-size:22px">浏览器版本过低，无法打开本系统</h1>' +
      '<p>请使用下列任一浏览器（括号内为最低版本）：</p>' +
      '<ul><li>360 安全浏览器、奇安信可信浏览器、红莲花浏览器：极速（Chromium）内核 86 及以上，请切换到“极速模式”</li>' +
      '<li>谷歌 Chrome 86、微软 Edge 86</li><li>火狐 Firefox 91</li></ul>' +
      '<p>不支持 Internet Explorer 及兼容模式。如需帮助，请联系本单位的系统管理员。</p></div>';
  }
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show);
})();
