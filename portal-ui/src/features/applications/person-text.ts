interface Named {
  name: string;
  number: string;
}

/** 姓名(工号): two people of one name are common, a number is not. */
export const personText = ({ name, number }: Named): string => `${name}(${number})`;

export const targetsText = (people: readonly Named[]): string => people.map(personText).join('、');
