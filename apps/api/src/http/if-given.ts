import { ValidateIf } from 'class-validator';

/** The field may be left out, but not be null: for what cannot be empty. (`IsOptional` lets null through.) */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
