import { describe, expect, it } from 'vitest';
import { findInPasswd, findOsUser } from '../../../../src/app/embedded-postgres/os-users.ts';

const PASSWD = [
  'root:x:0:0:root:/root:/bin/bash',
  '+nisline',
  'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash',
  'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin',
].join('\n');

describe('an account of the system', () => {
  it('is found by its name', () => {
    expect(findInPasswd(PASSWD, 'postgres')).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  });

  it('is found by its uid', () => {
    expect(findInPasswd(PASSWD, 65534)).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
  });

  it.each(['post', 'x', '+nisline', 104])('is not found by %s', (wanted) => {
    expect(findInPasswd(PASSWD, wanted)).toBeUndefined();
  });

  it('that the system does not know is undefined', async () => {
    expect(await findOsUser('no-such-account-here')).toBeUndefined();
  });

  it('of root is known to every system', async () => {
    expect(await findOsUser(0)).toMatchObject({ name: 'root', uid: 0 });
  });
});
