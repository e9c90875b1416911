import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@libs/identity';
import { SettingsModule } from '@libs/settings';
import { OpinionService } from './opinion.service';
import { ReviewPartService } from './review-part.service';
import { ReviewQueueQueries } from './review-queue.queries';
import {
  ReviewCheckEntity,
  ReviewEntity,
  ReviewOpinionEntity,
  ReviewPauseEntity,
  ReviewRemarkEntity,
  ReviewResponseEntity,
  ReviewSupplementEntity,
  ReviewTextEntity,
} from './review.entity';
import { ReviewPartiesQueries } from './review-parties.queries';
import { ReviewQueries } from './review.queries';
import { ReviewService } from './review.service';
import { ReviewSuccessionService } from './succession.service';

const ENTITIES = [
  ReviewEntity,
  ReviewTextEntity,
  ReviewRemarkEntity,
  ReviewResponseEntity,
  ReviewCheckEntity,
  ReviewPauseEntity,
  ReviewSupplementEntity,
  ReviewOpinionEntity,
];

/** Legality reviews of any subject. Needs PlatformModule. */
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), IdentityModule, SettingsModule],
  providers: [
    ReviewService,
    ReviewPartService,
    OpinionService,
    ReviewQueries,
    ReviewQueueQueries,
    ReviewPartiesQueries,
    ReviewSuccessionService,
  ],
  exports: [ReviewService, ReviewQueries, ReviewQueueQueries, ReviewPartiesQueries, ReviewSuccessionService],
})
export class ReviewModule {}
