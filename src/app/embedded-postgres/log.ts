/** Takes what happens, for the program's own log. */
export type Log = (event: string, fields?: Record<string, unknown>) => void;
