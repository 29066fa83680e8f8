// Generated from packages/contract/src/resources/exports.ts. Do not edit:
// change the contract, then run `npm run generate`.

