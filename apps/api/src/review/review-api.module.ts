import { Module } from '@nestjs/common';
import { ReviewModule } from '@libs/review';
import { ReviewController } from './review.controller';

@Module({ imports: [ReviewModule], controllers: [ReviewController] })
export class ReviewApiModule {}
