/**
 * The rules of imports, made from scripts/house.json: which room may import which, and which room
 * owns which vendor package. Run by scripts/check-structure.ts; tests/house seeds a violation of each.
 */

const house = require('./scripts/house.json');

const digestFiles = house.digestFiles;
const everyVendor = [...Object.keys(house.vendors), ...house.vendorsOfEveryRoom];

/** Types of a vendor are the vendor. */
const vendorPath = (vendor) => `node_modules/(@types/)?${vendor}(/|$)`;
const anyOf = (names) => names.map((name) => name.replaceAll('.', '\\.')).join('|');

const roomRules = Object.entries(house.rooms).map(([room, below]) => ({
  name: `room-${room}`,
  comment:
    below.length === 0
      ? `src/${room} imports no other room.`
      : `src/${room} may import only ${below.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${anyOf([room, ...below])})/` },
}));

const vendorRules = Object.entries(house.vendors).map(([vendor, owners]) => ({
  name: `owner-of-${vendor}`,
  comment: `${vendor} belongs to ${owners.map((owner) => `src/${owner}`).join(', ')}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${anyOf(owners)})/` },
  to: { path: vendorPath(vendor) },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    ...vendorRules,
    {
      name: 'vendor-without-owner',
      comment: 'A new vendor package needs an owner: add it to scripts/house.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypesNot: ['core', 'local', 'undetermined'],
        path: 'node_modules/',
        pathNot: everyVendor.map(vendorPath),
      },
    },
    {
      name: 'unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'pure-rooms-without-builtins',
      comment: `${house.pureRooms.join(', ')} are values in, values out: no module of Node's.`,
      severity: 'error',
      from: { path: `^src/(${anyOf(house.pureRooms)})/`, pathNot: `^(${anyOf(digestFiles)})$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'digests-with-crypto-only',
      comment: 'A digest is a pure function of its bytes; nothing else of Node is wanted there.',
      severity: 'error',
      from: { path: `^(${anyOf(digestFiles)})$` },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'source-without-tests',
      comment: 'src never imports tests, scripts or files outside src.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        pathNot: ['^src/', 'node_modules/'],
        dependencyTypesNot: ['core'],
        couldNotResolve: false,
      },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and is imported by nothing does nothing.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
