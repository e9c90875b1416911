export { Allow, CurrentActor, Public } from './allow';
export { IsLegalDay } from './legal-day';
export { PageQueryDto, RevisionDto } from './page.dto';
