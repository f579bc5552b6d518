import { findOsUser, type OsUser } from './os-users.ts';
import { locatePlatformPackage, type PlatformPackage } from './platform-package.ts';
import { findFreePort } from './ports.ts';

/** What the server stands on; tests put another machine in its place. */
export interface Host {
  readonly uid: number;
  /** Where root keeps what an unprivileged account must reach. */
  readonly systemFolder: string;
  readonly patience: Patience;
  /** Where flock(1) is, if the system has it. */
  readonly flock: string;
  findOsUser(nameOrUid: string | number): Promise<OsUser | undefined>;
  locatePlatformPackage(): PlatformPackage;
  /** A port of 127.0.0.1 that is free just now, the preferred one if it is. */
  findFreePort(preferred: number | undefined): Promise<number>;
}

/** Bounds in milliseconds. */
export interface Patience {
  /** For another process that starts or stops the server: longer than a start may take. */
  readonly lock: number;
  /** For a server that recovers after a crash. */
  readonly start: number;
  /** For one answer of a server that is asked. */
  readonly answer: number;
  /** For a server that runs and does not answer at all. */
  readonly silence: number;
  /** For the processes a killed postmaster leaves to end by themselves. */
  readonly leftovers: number;
  /** For a shutdown after SIGINT, which includes writing everything out. */
  readonly fastStop: number;
  /** For a shutdown after SIGQUIT, which writes nothing. */
  readonly immediateStop: number;
}

export function thisHost(): Host {
  return {
    // A system without user ids (Windows) is refused by locatePlatformPackage.
    uid: process.getuid?.() ?? -1,
    systemFolder: '/var/lib/lossledger',
    flock: '/usr/bin/flock',
    patience: {
      lock: 600_000,
      start: 300_000,
      answer: 3000,
      silence: 10_000,
      leftovers: 5_000,
      fastStop: 60_000,
      immediateStop: 20_000,
    },
    findOsUser,
    locatePlatformPackage: () => locatePlatformPackage(),
    findFreePort,
  };
}
