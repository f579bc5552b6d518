import { describe, expect, it } from 'vitest';
import { mediaKey, platformIdAlias } from '../../../../src/domain/identity.ts';
import { addressesIn, theirAddress } from '../../../../src/sources/ledgers/their-addresses.ts';

const ID = '1622983485286629376';
const TWEET = platformIdAlias('x', ID).key;

describe('addressesIn', () => {
  it.each([
    ['https://a.example/1 https://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['https://a.example/1\r\nhttps://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['https://a.example/1,https://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['https://a.example/1https://b.example/2', ['https://a.example/1', 'https://b.example/2']],
    ['seen at (https://a.example/1).', ['https://a.example/1']],
    ['https://a.example/1;https://a.example/1', ['https://a.example/1']],
    ['ihttps://i.postimg.cc/ab/1.png ', ['https://i.postimg.cc/ab/1.png']],
    [
      'https://web.archive.org/web/20220312181142/https://i.postimg.cc/ab/1.png',
      ['https://web.archive.org/web/20220312181142/https://i.postimg.cc/ab/1.png'],
    ],
  ])('finds them in %j', (cell, wanted) => {
    expect(addressesIn(cell)).toEqual(wanted);
  });

  it.each(['i.postihttps:', 'no link', 'https://', 'https:///x', 'javascript:alert(1)'])(
    'finds none in %j',
    (cell) => {
      expect(addressesIn(cell)).toEqual([]);
    },
  );
});

describe('theirAddress', () => {
  it.each([
    `https://twitter.com/UAWeapons/status/${ID}`,
    `https://x.com/i/status/${ID}?s=20&t=abc`,
    `http://mobile.twitter.com/UAWeapons/status/${ID}/photo/1`,
    `https://www.x.com/other/status/${ID}#m`,
    `https://nitter.net/UAWeapons/status/${ID}`,
    `https://web.archive.org/web/2023/https://twitter.com/UAWeapons/status/${ID}`,
  ])('knows the post at %s', (url) => {
    expect(theirAddress(url, 'source')).toEqual({
      url,
      role: 'source',
      postKey: TWEET,
      mediaKey: null,
      articleKey: null,
    });
  });

  it('knows a message of Telegram at each of its addresses, in any case of the channel', () => {
    const key = platformIdAlias('telegram', 'some_channel/77').key;
    for (const url of [
      'https://t.me/some_channel/77',
      'https://t.me/s/Some_Channel/77',
      'https://t.me/some_channel/77?single',
      'https://some_channel.t.me/77',
    ]) {
      expect(theirAddress(url, 'source').postKey, url).toBe(key);
    }
  });

  it('knows a picture at its address, its misspelt host and its copy in the archive', () => {
    const key = mediaKey('https://i.postimg.cc/ab12/470.png');
    for (const url of [
      'https://i.postimg.cc/ab12/470.png',
      'http://i.postimg.cc/ab12/470.png'.replace('http:', 'https:'),
      'https://i.postimg.cc/ab12/470.png?dl=1',
      'https://i.postlmg.cc/ab12/470.png',
      'https://web.archive.org/web/20220312181142/https://i.postimg.cc/ab12/470.png',
      'https://web.archive.org/web/20220312181142im_/https://i.postimg.cc/ab12/470.png',
    ]) {
      expect(theirAddress(url, 'source').mediaKey, url).toBe(key);
    }
  });

  it('knows one picture of X at all of its sizes', () => {
    const keys = [':large', '?format=jpg&name=small', ''].map(
      (size) => theirAddress(`https://pbs.twimg.com/media/FoX1.jpg${size}`, 'picture').mediaKey,
    );
    expect(new Set(keys).size).toBe(1);
  });

  it('knows an article without what changes nothing about it', () => {
    const keys = ['https://www.news.example/a/?utm_source=x', 'http://news.example/a#top'].map(
      (url) => theirAddress(url, 'source').articleKey,
    );
    expect(keys).toEqual(['news.example/a', 'news.example/a']);
  });
});
