import { throughWay } from './through-way';

const way = (text: string) =>
  text.split(' ').map((point) => ({ x: Number(point.split(',')[0]), y: Number(point.split(',')[1]) }));

describe('throughWay', () => {
  it('goes on where a branch went, down from one gateway and up to the other', () => {
    expect(throughWay(way('25,50 25,120 100,120'), way('200,120 300,120 300,50'))).toEqual(
      way('25,50 25,120 300,120 300,50'),
    );
  });

  it('leaves it to the layout where the two do not meet in a line, or have no bend', () => {
    expect(throughWay(way('0,0 50,0 50,80'), way('100,120 200,120'))).toBeNull();
    expect(throughWay(way('0,0 100,0'), way('200,0 300,0'))).toBeNull();
  });
});
