export * from './columns.ts';
export * from './library.ts';
export * from './requests.ts';
export * from './support.ts';
export * from './teams.ts';
