export { Allow, CurrentActor, Public } from './allow';
export { IfGiven } from './if-given';
export { IsLegalDay } from './legal-day';
export { PageQueryDto, RevisionDto } from './page.dto';
