import { type Host, type Patience, thisHost } from '../../../src/app/embedded-postgres/host.ts';

interface HostOverrides {
  readonly systemFolder?: string;
  /** The folder of the binaries, in place of the installed package's. */
  readonly native?: string;
  readonly patience?: Partial<Patience>;
}

export interface ProgramOptions extends HostOverrides {
  readonly home: string;
  readonly keepRunning?: boolean;
}

export function hostFrom({ systemFolder, native, patience }: HostOverrides): Host {
  const host = thisHost();
  return {
    ...host,
    systemFolder: systemFolder ?? host.systemFolder,
    patience: { ...host.patience, ...patience },
    locatePlatformPackage: () => {
      const installed = host.locatePlatformPackage();
      return { ...installed, native: native ?? installed.native };
    },
  };
}
