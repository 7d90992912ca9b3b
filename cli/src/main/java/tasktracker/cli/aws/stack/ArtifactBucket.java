package tasktracker.cli.aws.stack;

import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import tasktracker.cli.aws.AwsClients;
import tasktracker.cli.aws.AwsFailures;
import tasktracker.cli.error.CliException;
import tasktracker.cli.error.Failure;

/**
 * Where code and templates are kept for CloudFormation: one bucket for each account and region, closed to the public,
 * encrypted, versioned. What it is tagged with says that all its settings are made.
 */
final class ArtifactBucket {
    private static final String TAG = "tasktracker";
    private static final String DONE = "artifacts";
    private static final int OLD_VERSIONS_DAYS = 90;
    private static final int TEMPLATES_DAYS = 90;

    private final S3Client s3;
    private final String account;
    private final String region;

    ArtifactBucket(AwsClients clients, String account) {
        this.s3 = clients.s3();
        this.account = account;
        this.region = clients.region();
    }

    /** Its name: names of buckets are one namespace for everybody. */
    String name() {
        return "tasktracker-artifacts-" + account + "-" + region;
    }

    /**
     * Whether it is there.
     *
     * @throws CliException.Denied if somebody else has it
     */
    boolean exists() {
        try {
            s3.headBucket(request -> request.bucket(name()).expectedBucketOwner(account));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            if (e.statusCode() == 403) {
                throw new CliException.Denied(Failure.of("AWS_ACCESS_DENIED", "AWS denies s3:ListBucket on the bucket "
                        + name() + ", or another account has it")
                        .hint("ask for the action s3:ListBucket; share/iam in the installation has the policies"), e);
            }
            throw AwsFailures.of("s3:ListBucket", e);
        } catch (SdkException e) {
            throw AwsFailures.of("s3:ListBucket", e);
        }
    }

    /** Makes it, or finishes what an earlier run began. */
    void ensure() {
        if (!exists()) {
            AwsFailures.told("s3:CreateBucket", () -> s3.createBucket(request -> {
                request.bucket(name());
                if (!region.equals("us-east-1")) {
                    request.createBucketConfiguration(CreateBucketConfiguration.builder()
                            .locationConstraint(BucketLocationConstraint.fromValue(region))
                            .build());
                }
            }));
        } else if (isFinished()) {
            return;
        }
        close();
        keep();
        AwsFailures.told("s3:PutBucketTagging", () -> s3.putBucketTagging(request -> request.bucket(name())
                .expectedBucketOwner(account)
                .tagging(tags -> tags.tagSet(Tag.builder().key(TAG).value(DONE).build()))));
    }

    private void close() {
        AwsFailures.told("s3:PutBucketPublicAccessBlock", () -> s3.putPublicAccessBlock(request -> request
                .bucket(name())
                .expectedBucketOwner(account)
                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                        .ignorePublicAcls(true)
                        .blockPublicPolicy(true)
                        .restrictPublicBuckets(true))));
        AwsFailures.told("s3:PutEncryptionConfiguration", () -> s3.putBucketEncryption(request -> request
                .bucket(name())
                .expectedBucketOwner(account)
                .serverSideEncryptionConfiguration(encryption -> encryption.rules(ServerSideEncryptionRule
                        .builder()
                        .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256))
                        .build()))));
    }

    /** Code is kept as long as its stack: a rollback may need it. */
    private void keep() {
        AwsFailures.told("s3:PutBucketVersioning", () -> s3.putBucketVersioning(request -> request.bucket(name())
                .expectedBucketOwner(account)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED))));
        AwsFailures.told("s3:PutLifecycleConfiguration", () -> s3.putBucketLifecycleConfiguration(request -> request
                .bucket(name())
                .expectedBucketOwner(account)
                .lifecycleConfiguration(lifecycle -> lifecycle.rules(List.of(
                        LifecycleRule.builder().id("old-versions").status(ExpirationStatus.ENABLED)
                                .filter(filter -> filter.prefix(""))
                                .noncurrentVersionExpiration(old -> old.noncurrentDays(OLD_VERSIONS_DAYS))
                                .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(1))
                                .build(),
                        LifecycleRule.builder().id("templates").status(ExpirationStatus.ENABLED)
                                .filter(filter -> filter.prefix(Artifacts.TEMPLATES))
                                .expiration(expiration -> expiration.days(TEMPLATES_DAYS))
                                .build())))));
    }

    private boolean isFinished() {
        try {
            return s3.getBucketTagging(request -> request.bucket(name()).expectedBucketOwner(account)).tagSet().stream()
                    .anyMatch(tag -> tag.key().equals(TAG) && tag.value().equals(DONE));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw AwsFailures.of("s3:GetBucketTagging", e);
        } catch (SdkException e) {
            throw AwsFailures.of("s3:GetBucketTagging", e);
        }
    }
}
