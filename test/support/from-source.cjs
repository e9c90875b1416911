// Lets a plain `node` process run the TypeScript sources without a build: `node --require test/support/from-source.cjs file.ts`.
// For processes that tests start; the product runs compiled code only. Resolves @libs/<room> like tsconfig.json.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '../..');

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    sourceMaps: 'inline',
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
    },
    // import() stays what it is: it is how CommonJS reaches packages that are ES modules.
    module: { type: 'commonjs', ignoreDynamic: true },
  });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const room = /^@libs\/([^/]+)$/.exec(request);
  return resolve(room ? join(root, 'libs', room[1], 'src/index.ts') : request, ...rest);
};
