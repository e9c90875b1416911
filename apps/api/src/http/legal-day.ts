import { isLegalDate } from '@libs/kernel';
import { registerDecorator } from 'class-validator';

/** The field is a real day written YYYY-MM-DD. */
export function IsLegalDay(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isLegalDay',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: { validate: isLegalDate, defaultMessage: () => 'must be a day' },
    });
  };
}
