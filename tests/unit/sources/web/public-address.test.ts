import { describe, expect, it } from 'vitest';
import { isPublicAddress, isSameAddress } from '../../../../src/sources/web/public-address.ts';

describe('isPublicAddress', () => {
  it.each([
    '1.1.1.1',
    '93.184.216.34',
    '168.63.129.15',
    '172.32.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
  ])('is true of %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    // First and last of ranges, where a mask off by one bit shows.
    ...['10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255', '169.254.0.0'],
    ...['172.16.0.0', '172.31.255.255', '192.168.255.255', '198.18.0.0', '198.19.255.255'],
    ...['224.0.0.0', '239.255.255.255', '240.0.0.0', '255.255.255.255', '0.255.255.255'],
    ...[
      '168.63.129.16',
      '::ffff:168.63.129.16',
      '::ffff:10.0.0.1',
      '::',
      '::1',
      '::2',
      '::8.8.8.8',
    ],
    ...['64:ff9b::808:808', '64:ff9b:1::1', '100::', '1fff::1', '4000::1', 'fc00::', 'fdff::'],
    ...['fe80::', 'febf::', 'fec0::', 'ff00::', 'ffff::', '2001::1', '2001:1ff::1', '2001:db8::'],
    ...['2002:808:808::', '3fff::', '3fff:fff:ffff::', '5f00::', '3ffe::1'],
    ...['2606:4700::1111%eth0', 'localhost', '', '1.1.1.1/8', '999.1.1.1'],
  ])('is false of %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('isSameAddress', () => {
  it('knows an address in another spelling', () => {
    expect(isSameAddress('::ffff:1.2.3.4', '1.2.3.4')).toBe(true);
    expect(isSameAddress('2606:4700:0:0::1', '2606:4700::1')).toBe(true);
    expect(isSameAddress('fe80::1%eth0', 'fe80::1')).toBe(true);
    expect(isSameAddress('1.2.3.4', '1.2.3.5')).toBe(false);
  });
});
