// Every relative link in our Markdown leads to a file that is there, and every #anchor to a heading.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'dist', 'data', '.git', 'fixtures', 'demo', 'coverage']);

function* markdown(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) yield* markdown(path);
    else if (entry.isFile() && entry.name.endsWith('.md')) yield path;
  }
}

const withoutCode = (text) => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchor that a heading gets, the way Git hosts make it. */
function anchors(file) {
  const headings =
    readFileSync(file, 'utf8')
      .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
      .match(/^#{1,6} .+$/gm) ?? [];
  return new Set(
    headings.map((line) =>
      line
        .replace(/^#+ /, '')
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** `file: link` for each link that leads nowhere. */
export function brokenLinks(root) {
  const broken = [];
  for (const file of markdown(root)) {
    for (const [, link] of withoutCode(readFileSync(file, 'utf8')).matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)) {
      if (/^[a-z][a-z+.-]*:/i.test(link)) continue;
      const [path, anchor] = link.split('#');
      const target = path === '' ? file : resolve(dirname(file), decodeURIComponent(path));
      const isThere = existsSync(target);
      if (!isThere || (anchor && target.endsWith('.md') && !anchors(target).has(decodeURIComponent(anchor))))
        broken.push(`${relative(root, file)}: ${link}`);
    }
  }
  return broken;
}
