export const root: string;
export function prepare(): void;
export function run(program: string, args: readonly string[]): number;
export function isRecent(version: string, asked: string): boolean;
export function installIsDue(folder: string): boolean;
