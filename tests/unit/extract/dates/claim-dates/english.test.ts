import { describe, expect, it } from 'vitest';
import { datesIn } from './found-dates.ts';

describe('English dates', () => {
  it.each([
    ['on Feb 7'],
    ['on Feb. 7'],
    ['on 7 Feb'],
    ['on february 7'],
    ['on February 7th'],
    ['on the 7th of February'],
    ['on February 7, 2023'],
    ['on February,7'],
    ['on 7 February 2023'],
    ["on 7 Feb '23"],
    ['07.02.2023'],
    ['on 07.02'],
    ['7.2.23'],
    ['(7.02)'],
    ['- 07/02'],
    ['2023-02-07'],
    ['2023/02/07'],
    ['7/02/2023'],
    ['7-02-2023'],
    ['on Tuesday, 7 February'],
    ['on Tuesday (7 February)'],
    ['on Tuesday, February 7, 2023'],
    ['in the morning of February 7'],
  ])('reads "%s" as the day', (words) => {
    expect(datesIn(`A T-72 was destroyed ${words}`)).toEqual(['2023-02-07 1 stated']);
  });

  it.each([
    ['today', '2023-02-10'],
    ['earlier today', '2023-02-10'],
    ['this morning', '2023-02-10'],
    ['this afternoon', '2023-02-10'],
    ['yesterday', '2023-02-09'],
    ['yesterday evening', '2023-02-09'],
    ['last evening', '2023-02-09'],
    ['the day before yesterday', '2023-02-08'],
    ['two days ago', '2023-02-08'],
    ['10 days ago', '2023-01-31'],
    ['a day ago', '2023-02-09'],
    ['on Tuesday', '2023-02-07'],
    ['this Tuesday', '2023-02-07'],
    ['last Tuesday', '2023-02-07'],
    ['on Tuesday morning', '2023-02-07'],
    ['on Friday', '2023-02-10'],
    ['last Friday', '2023-02-03'],
    ['on Saturday', '2023-02-04'],
    ['on Tuesday of last week', '2023-01-31'],
  ])('reads "%s" from the day of the post', (words, day) => {
    expect(datesIn(`A T-72 was destroyed ${words}`)).toEqual([`${day} 1 relative`]);
  });

  it.each([
    ['last night', '2023-02-09/2023-02-10 2 relative'],
    ['overnight', '2023-02-09/2023-02-10 2 relative'],
    ['during the night', '2023-02-09/2023-02-10 2 relative'],
    ['yesterday night', '2023-02-09/2023-02-10 2 relative'],
    ['on Tuesday night', '2023-02-07/2023-02-08 2 relative'],
    ['overnight into Tuesday', '2023-02-06/2023-02-07 2 relative'],
    ['overnight into 7 February', '2023-02-06/2023-02-07 2 stated'],
    ['overnight on 7 February', '2023-02-06/2023-02-07 2 stated'],
    ['overnight on February 6-7', '2023-02-06/2023-02-07 2 stated'],
    ['on the night of 6 to 7 February', '2023-02-06/2023-02-07 2 stated'],
    ['on the night of 6/7 February', '2023-02-06/2023-02-07 2 stated'],
    ['on the night of February 6-7', '2023-02-06/2023-02-07 2 stated'],
    ['on the night of 31 January to 1 February', '2023-01-31/2023-02-01 2 stated'],
    ['on the night of 7 February', '2023-02-07/2023-02-08 2 stated'],
  ])('reads the night "%s"', (words, date) => {
    expect(datesIn(`A T-72 was destroyed ${words}`)).toEqual([date]);
  });

  it.each([
    ['5-8 February', '2023-02-05/2023-02-08 2 stated'],
    ['5–8 February 2023', '2023-02-05/2023-02-08 2 stated'],
    ['between 5 and 8 February', '2023-02-05/2023-02-08 2 stated'],
    ['from 5 to 8 February', '2023-02-05/2023-02-08 2 stated'],
    ['February 5-8', '2023-02-05/2023-02-08 2 stated'],
    ['5, 6 and 7 February', '2023-02-05/2023-02-07 2 stated'],
    ['on 6 and 7 February', '2023-02-06/2023-02-07 2 stated'],
    ['from 30 January to 2 February', '2023-01-30/2023-02-02 2 stated'],
    ['between 30 January and 2 February', '2023-01-30/2023-02-02 2 stated'],
    ['January 30 - February 2, 2023', '2023-01-30/2023-02-02 2 stated'],
    ['30 December 2022 to 2 January 2023', '2022-12-30/2023-01-02 2 stated'],
    ['05.02-08.02.2023', '2023-02-05/2023-02-08 2 stated'],
    ['5-8.02.2023', '2023-02-05/2023-02-08 2 stated'],
    ['1-7 February', '2023-02-01/2023-02-07 3 stated'],
    ['1-20 January', '2023-01-01/2023-01-20 4 stated'],
    ['a few days ago', '2023-02-04/2023-02-08 2 relative'],
    ['several days ago', '2023-02-04/2023-02-08 2 relative'],
    ['a couple of days ago', '2023-02-07/2023-02-09 2 relative'],
    ['2-3 days ago', '2023-02-07/2023-02-08 2 relative'],
    ['in the past 24 hours', '2023-02-09/2023-02-10 2 relative'],
    ['over the past day', '2023-02-09/2023-02-10 2 relative'],
    ['in the last three days', '2023-02-07/2023-02-10 2 relative'],
    ['last weekend', '2023-02-04/2023-02-05 2 relative'],
    ['over the weekend', '2023-02-04/2023-02-05 2 relative'],
    ['an hour ago', '2023-02-09/2023-02-10 2 relative'],
    ['last week', '2023-01-30/2023-02-05 3 relative'],
    ['this week', '2023-02-06/2023-02-10 3 relative'],
    ['over the past week', '2023-02-03/2023-02-10 3 relative'],
    ['a week ago', '2023-01-31/2023-02-06 3 relative'],
    ['two weeks ago', '2023-01-24/2023-01-30 3 relative'],
  ])('reads the range "%s"', (words, date) => {
    expect(datesIn(`A T-72 was destroyed ${words}`)).toEqual([date]);
  });

  it.each([
    ['in February 2023', '2023-02-01/2023-02-10 4 stated'],
    ['in January 2023', '2023-01-01/2023-01-31 4 stated'],
    ['in January', '2023-01-01/2023-01-31 4 stated'],
    ['in December', '2022-12-01/2022-12-31 4 stated'],
    ['in January of this year', '2023-01-01/2023-01-31 4 stated'],
    ['last January', '2023-01-01/2023-01-31 4 relative'],
    ['in early January', '2023-01-01/2023-01-10 4 stated'],
    ['in mid-January', '2023-01-11/2023-01-20 4 stated'],
    ['in late december', '2022-12-21/2022-12-31 4 stated'],
    ['in November and December', '2022-11-01/2022-12-31 5 stated'],
    ['in December-January', '2022-12-01/2023-01-31 5 stated'],
    ['in March to May 2022', '2022-03-01/2022-05-31 5 stated'],
    ['a few weeks ago', '2022-12-30/2023-01-27 4 relative'],
    ['over the last couple of weeks', '2023-01-20/2023-02-10 4 relative'],
    ['in late January 2023', '2023-01-21/2023-01-31 4 stated'],
    ['at the end of January', '2023-01-21/2023-01-31 4 stated'],
    ['in late December', '2022-12-21/2022-12-31 4 stated'],
    ['in the first half of January', '2023-01-01/2023-01-16 4 stated'],
    ['in the last week of January', '2023-01-25/2023-01-31 3 stated'],
    ['in the first days of January', '2023-01-01/2023-01-05 2 stated'],
    ['last month', '2023-01-01/2023-01-31 4 relative'],
    ['late last month', '2023-01-21/2023-01-31 4 relative'],
    ['a month ago', '2022-12-27/2023-01-26 4 relative'],
    ['in winter 2022/23', '2022-12-01/2023-02-10 5 stated'],
    ['in the winter of 2022-2023', '2022-12-01/2023-02-10 5 stated'],
    ['in the summer of 2022', '2022-06-01/2022-08-31 5 stated'],
    ['last summer', '2022-06-01/2022-08-31 5 relative'],
    ['last year', '2022-02-24/2022-12-31 5 relative'],
    ['in 2022', '2022-02-24/2022-12-31 5 stated'],
    ['in early 2023', '2023-01-01/2023-02-10 5 stated'],
    ['in late 2022', '2022-09-02/2022-12-31 5 stated'],
    ['a year ago', '2022-02-24/2022-08-11 5 relative'],
    ['in the first days of the war', '2022-02-24/2022-03-02 3 stated'],
    ['on the first day of the full-scale invasion', '2022-02-24 1 stated'],
    ['on the 350th day of the war', '2023-02-08 1 stated'],
    ['at the start of the invasion', '2022-02-24/2022-03-25 4 stated'],
  ])('reads the period "%s"', (words, date) => {
    expect(datesIn(`A T-72 was destroyed ${words}`)).toEqual([date]);
  });

  it.each([
    ['last January', '2023-11-15', '2023-01-01/2023-01-31 4 relative'],
    ['on 15 January', '2023-11-15', '2023-01-15 1 stated'],
    ['on 15 December', '2023-11-15', '2022-12-15 1 stated'],
    ['on Tuesday', '2023-02-12', '2023-02-07 1 relative'],
    ['this weekend', '2023-02-12', '2023-02-11/2023-02-12 2 relative'],
    ['last weekend', '2023-02-12', '2023-02-04/2023-02-05 2 relative'],
    ['on 29 February', '2023-06-01', '2020-02-29 1 stated'],
    ['last month', '2023-01-05', '2022-12-01/2022-12-31 4 relative'],
  ])('looks back: "%s" told on %s', (words, postDay, date) => {
    expect(datesIn(`A T-72 was destroyed ${words}`, postDay)).toEqual([date]);
  });

  it('reads the American order only where the other cannot be', () => {
    expect(datesIn('on 02/13/2023', '2023-02-20')).toEqual(['2023-02-13 1 stated']);
    expect(datesIn('on 03/02/2023', '2023-06-20')).toEqual(['2023-02-03 1 stated']);
    expect(datesIn('on 02/07/2023', '2023-02-10')).toEqual(['2023-02-07 1 stated']);
  });
});
