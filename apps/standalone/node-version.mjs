// The first import of every entry point: says plainly that Node is too old, before anything else is parsed. Old syntax on purpose.
var least = [20, 19];
var has = process.versions.node.split('.').map(Number);
if (has[0] < least[0] || (has[0] === least[0] && has[1] < least[1])) {
  process.stderr.write(
    '规库需要 Node.js ' +
      least.join('.') +
      ' 或更新的版本，本机是 ' +
      process.versions.node +
      '。\n' +
      'Guiku needs Node.js ' +
      least.join('.') +
      ' or newer; this is ' +
      process.versions.node +
      '.\n',
  );
  process.exit(1);
}
