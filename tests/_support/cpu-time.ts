/**
 * What a piece of work costs this process, in milliseconds of processor time: what other processes
 * take of the machine meanwhile does not count.
 */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
